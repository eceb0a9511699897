import { createReasoningReader, type ReasoningReader } from '../../reasoning/read-reasoning.ts';
import type { ToolSchema } from '../../model-request.ts';
import { indexTools, type ToolIndex } from '../decode/tool-index.ts';
import type { ParsedCall, ToolCallDiagnostic } from '../parsed-call.ts';
import type { ToolCallFormat } from '../tool-call-format.ts';
import { BlockDesk } from './block-desk.ts';
import { chooserOfFence, findBareCall, mayHoldCall, within } from './find-bare-call.ts';
import { createOpeningFinder, type Opening } from './find-opening.ts';
import { isSpace } from './match-token.ts';
import { MarkdownContext, type FenceLine } from './markdown-context.ts';
import { chooserOf, type Chooser } from './open-block.ts';
import type { ReplyPart } from './reply-part.ts';

/** What an answer is scanned for. */
export interface ReplyScannerOptions {
  /** Empty means that nothing is a call; reasoning is found all the same. */
  readonly tools: readonly ToolSchema[];
  /**
   * Which formats are calls. `auto`: all, of those without an unmistakable token only what is the whole text;
   * a list: these, wherever they stand; an empty list: none.
   */
  readonly formats?: 'auto' | readonly ToolCallFormat[] | undefined;
  /** Says of a block, word for word, whether it only repeats what somebody else wrote. */
  readonly isQuoted?: ((block: string) => boolean) | undefined;
}

/** What is known when an answer has ended. */
export interface ScannedEnd {
  readonly parts: readonly ReplyPart[];
  /** In the order of the text. */
  readonly calls: readonly ParsedCall[];
  readonly diagnostics: readonly ToolCallDiagnostic[];
}

/** Finds calls and reasoning in the text of an answer as it comes, in whatever pieces. */
export interface ReplyScanner {
  /** Takes a piece and gives what is settled by it; a piece of a call is never shown. */
  push(text: string): readonly ReplyPart[];
  /** Takes the end; `cut` says that the server stopped before the model did. */
  end(cut: boolean): ScannedEnd;
}

/** Creates a scanner: one pass, a bounded look ahead, no throw whatever comes. */
export function createReplyScanner(options: ReplyScannerOptions): ReplyScanner {
  return new ReplyScan(options);
}

interface Step {
  readonly at: number;
  readonly more: boolean;
}

class ReplyScan implements ReplyScanner {
  readonly #tools: ToolIndex;
  readonly #finder = createOpeningFinder();
  readonly #context = new MarkdownContext();
  readonly #desk: BlockDesk;
  readonly #formats: ReadonlySet<ToolCallFormat> | undefined;
  readonly #callsWanted: boolean;
  #carry = '';
  #offset = 0;
  #before = '';
  #reasoning: ReasoningReader | undefined;
  #reasoned = false;
  #harmony = false;
  #cut = false;
  /** Whether what begins the line was looked at: a bracket there may begin a call. */
  #probed = false;
  #fenceNoted = false;

  constructor({ tools, formats = 'auto', isQuoted }: ReplyScannerOptions) {
    this.#tools = indexTools(tools);
    this.#formats = formats === 'auto' ? undefined : new Set(formats);
    this.#callsWanted = tools.length > 0 && this.#formats?.size !== 0;
    this.#desk = new BlockDesk({ tools: this.#tools, context: this.#context, isQuoted });
  }

  push(text: string): readonly ReplyPart[] {
    if (this.#isPlain(text)) this.#pass(text);
    else this.#run(this.#carry + text, false);
    return this.#desk.takeParts();
  }

  // Most pieces are a word in the middle of a line: nothing in them means anything.
  #isPlain(text: string): boolean {
    const within = this.#probed && this.#carry === '' && text !== '' && !this.#context.atLineStart;
    if (!within || this.#reasoning !== undefined || this.#desk.blockOpen) return false;
    return !(this.#formats === undefined ? special : specialAnywhere).test(text);
  }

  #pass(text: string): void {
    this.#desk.say(text);
    this.#offset += text.length;
    this.#before = text.charAt(text.length - 1);
  }

  end(cut: boolean): ScannedEnd {
    this.#cut = cut;
    this.#run(this.#carry, true);
    const unclosed = this.#reasoning?.holdsCall() === true;
    this.#desk.end({ cut, offset: this.#offset, unclosed });
    const { calls, diagnostics } = this.#desk.found();
    return { parts: this.#desk.takeParts(), calls, diagnostics };
  }

  #run(text: string, final: boolean): void {
    let at = 0;
    while (at < text.length) {
      const step = this.#step(text, at, final);
      at = step.at;
      if (step.more) break;
    }
    this.#carry = text.slice(at);
    this.#offset += at;
    if (at > 0) this.#before = text.charAt(at - 1);
  }

  #step(text: string, at: number, final: boolean): Step {
    if (this.#desk.blockOpen) {
      this.#probed = false;
      return this.#desk.readBlock({ text, at, final, offset: this.#offset, cut: this.#cut });
    }
    return this.#reasoning === undefined
      ? this.#readText(text, at, final)
      : this.#readReasoning(this.#reasoning, text, at, final);
  }

  #readReasoning(reader: ReasoningReader, text: string, at: number, final: boolean): Step {
    const step = reader.read(text, at, final);
    this.#desk.think(text.slice(at, step.textEnd));
    if (step.state === 'closed') this.#reasoning = undefined;
    return { at: step.at, more: step.state === 'more' };
  }

  #readText(text: string, from: number, final: boolean): Step {
    let at = from;
    while (at < text.length) {
      const next = this.#context.atLineStart
        ? this.#beginLine(text, from, at, final)
        : this.#readUnit(text, from, at, final);
      if (typeof next !== 'number') return next;
      at = next;
    }
    this.#desk.say(text.slice(from, at));
    return { at, more: true };
  }

  #wait(text: string, from: number, at: number): Step {
    this.#desk.say(text.slice(from, at));
    return { at, more: true };
  }

  #beginLine(text: string, from: number, at: number, final: boolean): number | Step {
    const line = this.#context.beginLine(text, at, final);
    if (line === 'more') return this.#wait(text, from, at);
    return typeof line === 'number' ? at + line : this.#readFence(text, from, at, line);
  }

  #readFence(text: string, from: number, at: number, line: FenceLine): number | Step {
    const opens = this.#context.fence === undefined;
    const end = at + line.length;
    if (opens && this.#allows('fenced-json') && mayHoldCall(line.language)) {
      this.#context.restartLine();
      const tentative = this.#formats === undefined;
      const choose = chooserOfFence(line.marker.slice(0, 3));
      return this.#open(text, from, at, end, choose, tentative);
    }
    this.#desk.say(text.slice(from, at));
    this.#fenceNoted = !this.#desk.silent;
    this.#desk.say(text.slice(at, end));
    this.#context.toggle(line);
    return { at: end, more: false };
  }

  #readUnit(text: string, from: number, at: number, final: boolean): number | Step {
    const unit = text.charCodeAt(at);
    if (unit === lineBreak) {
      this.#context.endLine();
      this.#probed = false;
      return at + 1;
    }
    if (unit === backTick) return this.#readTicks(text, from, at, final);
    if ((unit === brace || unit === bracket) && this.#mayBeBare()) {
      const bare = this.#readBare(text, from, at, final);
      if (bare !== undefined) return bare;
    }
    if (unit === angle || unit === bracket) return this.#readToken(text, from, at, final);
    this.#probed ||= !isSpace(unit);
    return this.#nextUnit(text, at + 1);
  }

  /** The next place that may mean something. */
  #nextUnit(text: string, from: number): number {
    if (!this.#probed) return from;
    const bare = this.#formats !== undefined;
    let at = from;
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      if (unit === angle || unit === lineBreak || unit === bracket || unit === backTick) break;
      if (bare && unit === brace) break;
      at += 1;
    }
    return at;
  }

  #readTicks(text: string, from: number, at: number, final: boolean): number | Step {
    let end = at;
    while (text.charCodeAt(end) === backTick && end - at < maxTicks) end += 1;
    if (end === text.length && !final && end - at < maxTicks) return this.#wait(text, from, at);
    this.#context.takeTicks(end - at);
    this.#probed = true;
    return end;
  }

  #mayBeBare(): boolean {
    if (this.#context.inert || !this.#callsWanted) return false;
    return this.#formats !== undefined || !this.#probed;
  }

  #readBare(text: string, from: number, at: number, final: boolean): Step | undefined {
    const formats = { json: this.#allows('llama-json'), python: this.#allows('pythonic') };
    const bare = findBareCall(text, at, final, this.#tools, formats);
    if (bare === 'more') return this.#wait(text, from, at);
    this.#probed = true;
    if (bare === undefined) return undefined;
    return this.#open(text, from, at, at, bare, this.#formats === undefined);
  }

  #readToken(text: string, from: number, at: number, final: boolean): number | Step {
    const opening = this.#finder.find(text, at, final);
    if (opening === 'more') return this.#wait(text, from, at);
    if (opening === undefined) {
      this.#probed = true;
      return at + 1;
    }
    const before = at > 0 ? text.charAt(at - 1) : this.#before;
    if (this.#context.inert || quoteMarks.includes(before || ' ')) {
      this.#noteShown(opening, at);
      return at + 1;
    }
    return this.#begin(opening, text, from, at);
  }

  /** A call in a fence with which the answer begins is told once: elsewhere it is an example. */
  #noteShown({ kind, length }: Opening, at: number): void {
    if (this.#context.fence === undefined || this.#fenceNoted || !this.#callsWanted) return;
    if (kind.includes('end') || kind.includes('close') || kind.startsWith('reasoning')) return;
    this.#fenceNoted = true;
    this.#desk.noteInCode({ start: this.#offset + at, end: this.#offset + at + length });
  }

  #begin(opening: Opening, text: string, from: number, at: number): number | Step {
    const { kind, length, header } = opening;
    const end = at + length;
    const said = (): void => this.#desk.say(text.slice(from, at));
    switch (kind) {
      case 'reasoning':
        said();
        return this.#think(opening.token, end);
      case 'reasoning-end':
        said();
        this.#desk.endUnopened(this.#reasoned, opening.token);
        return { at: end, more: false };
      case 'harmony-end':
        if (!this.#harmony) return at + 1;
        said();
        return { at: end, more: false };
      case 'inner-close':
      case 'outer-close':
        said();
        return { at: this.#desk.takeStray(kind, opening.token) ? end : at, more: false };
      case 'harmony':
        this.#harmony = true;
        if (header?.recipient !== undefined && this.#callsWanted) break;
        said();
        return header?.channel === 'analysis'
          ? this.#think('<|channel|>', end)
          : { at: end, more: false };
      default:
        break;
    }
    if (!this.#callsWanted) return at + 1;
    return this.#open(text, from, at, end, chooserOf(opening), false);
  }

  #think(token: string, at: number): Step {
    this.#reasoning = createReasoningReader(token, this.#finder);
    this.#reasoned = true;
    return { at, more: false };
  }

  #open(
    text: string,
    from: number,
    at: number,
    end: number,
    choose: Chooser,
    tentative: boolean,
  ): Step {
    this.#desk.say(text.slice(from, at));
    const allowed = within(choose, (format) => this.#allows(format));
    const start = this.#offset + at;
    this.#desk.open({ choose: allowed, raw: text.slice(at, end), start, tentative });
    return { at: end, more: false };
  }

  #allows(format: ToolCallFormat): boolean {
    return this.#callsWanted && (this.#formats?.has(format) ?? true);
  }
}

const special = /[<[`\n]/u;
const specialAnywhere = /[<[`\n{]/u;
const lineBreak = 0x0a;
const backTick = 0x60;
const angle = 0x3c;
const bracket = 0x5b;
const brace = 0x7b;
const maxTicks = 64;
const quoteMarks = '"\'“‘«';
