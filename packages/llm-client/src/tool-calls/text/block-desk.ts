import type { Span } from '@selfware/contracts';
import { decodeBlock } from '../decode/decode-block.ts';
import type { CallFault, DecodedCall } from '../decode/decoded-call.ts';
import type { ToolIndex } from '../decode/tool-index.ts';
import type { ParsedCall, ToolCallDiagnostic } from '../parsed-call.ts';
import { CallLedger, type DecodedBlock } from './call-ledger.ts';
import type { FoundBlock } from './found-block.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { openBlock, type BlockForm, type Chooser, type OpenBlock } from './open-block.ts';
import type { ReplyPart } from './reply-part.ts';

/** What a desk works with. */
export interface BlockDeskOptions {
  readonly tools: ToolIndex;
  readonly context: MarkdownContext;
  readonly isQuoted?: ((block: string) => boolean) | undefined;
}

/** How a block begins. */
export interface BlockStart {
  readonly choose: Chooser;
  /** What of it was read: its opening token. */
  readonly raw: string;
  readonly start: number;
  /** Whether it is a call only if the answer holds nothing else. */
  readonly tentative: boolean;
}

/** More of the text of an answer. */
export interface BlockPiece {
  readonly text: string;
  readonly at: number;
  /** Whether nothing follows. */
  readonly final: boolean;
  /** Where the text begins in the answer. */
  readonly offset: number;
  /** Whether the answer is known to be cut off. */
  readonly cut: boolean;
}

interface CurrentBlock extends BlockStart {
  readonly block: OpenBlock;
  text: string;
}

interface TentativeBlock extends DecodedBlock {
  /** With the white space before it. */
  readonly text: string;
}

const maxBlockLength = 4_000_000;
const maxBlocks = 1_000;
const maxHeld = 65_536;

/** Takes the text and the blocks of an answer and decides what is shown and what is a call. */
export class BlockDesk {
  readonly #options: BlockDeskOptions;
  readonly #ledger = new CallLedger();
  #parts: ReplyPart[] = [];
  #current: CurrentBlock | undefined;
  #tentative: TentativeBlock[] = [];
  /** White space behind which the answer may end or a call may come. */
  #held = '';
  #fresh = true;
  #said = false;
  #found = false;
  #blocks = 0;
  #thought = false;

  constructor(options: BlockDeskOptions) {
    this.#options = options;
  }

  get blockOpen(): boolean {
    return this.#current !== undefined;
  }

  /** Whether nothing was shown but white space. */
  get silent(): boolean {
    return !this.#said;
  }

  takeParts(): readonly ReplyPart[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }

  found(): {
    readonly calls: readonly ParsedCall[];
    readonly diagnostics: readonly ToolCallDiagnostic[];
  } {
    return { calls: this.#ledger.calls(), diagnostics: this.#ledger.diagnostics() };
  }

  /** Takes text that is shown. White space at the beginning and behind a call waits for what follows. */
  say(text: string): void {
    if (text === '') return;
    const waits = this.#fresh && this.#held.length < maxHeld && !/\S/u.test(text);
    if (waits) {
      this.#held += text;
      return;
    }
    this.#giveUpTentative();
    const shown = this.#held + text;
    this.#emit('text', this.#said || !this.#thought ? shown : shown.trimStart());
    this.#held = '';
    this.#fresh = false;
    this.#said = true;
  }

  /** Takes reasoning. */
  think(text: string): void {
    if (!this.#said) this.#held = '';
    this.#emit('reasoning', text);
    this.#found = true;
    this.#thought = true;
  }

  /** Takes a closing token of reasoning that nothing had opened: all before it was reasoning. */
  endUnopened(reasoned: boolean, token: string): void {
    if (reasoned) {
      if (!this.#fresh) this.say(token);
      return;
    }
    this.#giveUpTentative();
    this.#ledger.withdrawAll(inReasoning);
    this.#parts.push({ kind: 'reasoning-end' });
    this.#held = '';
    this.#fresh = true;
    this.#said = false;
    this.#found = true;
    this.#thought = true;
  }

  /** Takes a closing tag outside of a block: whether it may be dropped. One that belongs to a value makes the last call doubtful. */
  takeStray(kind: 'inner-close' | 'outer-close', token: string): boolean {
    const { last } = this.#ledger;
    if (last !== undefined && kind === 'outer-close' && this.#fresh) return true;
    if (last?.style === 'tagged' || last?.style === 'element') this.#ledger.withdrawLast(strayTag);
    this.say(token);
    return true;
  }

  noteInCode(span: Span): void {
    this.#ledger.note(inCode, 'fenced-json', span);
  }

  open(start: BlockStart): void {
    this.#current = { ...start, block: openBlock(start.choose), text: start.raw };
  }

  /** Reads the open block on. */
  readBlock({ text, at, final, offset, cut }: BlockPiece): {
    readonly at: number;
    readonly more: boolean;
  } {
    const current = this.#current;
    if (current === undefined) return { at, more: false };
    const shift = current.text.length - at;
    const step = current.block.read({ text, at, shift, final });
    current.text += text.slice(at, step.at);
    const ended = step.state === 'closed' || step.state === 'complete';
    this.#blocks += ended ? 1 : 0;
    if (current.text.length > maxBlockLength) this.#refuse(current, tooLong);
    else if (this.#blocks > maxBlocks) this.#refuse(current, tooMany);
    else if (step.state === 'not-a-call') this.#release(current);
    else if (step.state !== 'more') this.#finish(current, step.state, cut, offset + step.at);
    return { at: step.at, more: step.state === 'more' && this.#current !== undefined };
  }

  /** Takes the end of the answer. */
  end({ cut, offset, unclosed }: { cut: boolean; offset: number; unclosed: boolean }): void {
    const current = this.#current;
    const form = current?.block.form();
    if (current !== undefined && form === undefined) this.#release(current);
    else if (current !== undefined && form !== undefined)
      this.#finish(current, form.reader.atEnd(current.text.length), cut, offset);
    for (const block of this.#tentative) this.#ledger.add(block);
    this.#tentative = [];
    if (unclosed) this.#ledger.note(inReasoning, 'hermes', { start: offset, end: offset });
    if (!this.#found) this.#emit('text', this.#held);
    this.#held = '';
  }

  #finish(current: CurrentBlock, ending: FoundBlock['ending'], cut: boolean, end: number): void {
    const form = current.block.form();
    if (form === undefined) {
      this.#release(current);
      return;
    }
    const { format, style } = form;
    const span = { start: current.start, end };
    const quoted = this.#options.isQuoted?.(current.text.trim()) === true;
    const calls = quoted ? [quotedCall] : this.#decode(current, form, ending, cut);
    const decoded: DecodedBlock = { format, style, span, calls };
    if (current.tentative && calls.every(isCall)) this.#keepTentative(current, decoded);
    else {
      const shown = current.tentative || !calls.some(isCall);
      if (calls.length > 0 && !(current.tentative && calls.some(isCall))) this.#ledger.add(decoded);
      else if (current.tentative) this.#ledger.note(loose, format, span);
      if (shown) this.#release(current);
      else this.#leave();
    }
  }

  #decode(
    { text: raw }: CurrentBlock,
    { format, style, name, reader }: BlockForm,
    ending: FoundBlock['ending'],
    cut: boolean,
  ): readonly DecodedCall[] {
    const { values } = reader;
    const named = name === undefined ? {} : { name };
    return decodeBlock({ format, style, raw, ...named, values, ending, cut }, this.#options.tools);
  }

  #keepTentative(current: CurrentBlock, decoded: DecodedBlock): void {
    if (this.#said) {
      this.#ledger.note(loose, decoded.format, decoded.span);
      this.#release(current);
      return;
    }
    this.#tentative.push({ ...decoded, text: this.#held + current.text });
    this.#leave();
  }

  /** A call without a token of its own counts only if nothing else is said. */
  #giveUpTentative(): void {
    if (this.#tentative.length === 0) return;
    const tentative = this.#tentative;
    this.#tentative = [];
    for (const { text, format, span } of tentative) {
      this.#ledger.note(loose, format, span);
      this.#emit('text', text);
    }
  }

  #leave(): void {
    this.#current = undefined;
    this.#held = '';
    this.#fresh = true;
    this.#found = true;
  }

  #refuse(current: CurrentBlock, fault: CallFault): void {
    const format = current.block.form()?.format ?? 'hermes';
    const end = current.start + current.text.length;
    this.#ledger.note(fault, format, { start: current.start, end });
    this.#release(current);
  }

  /** Shows a block that is no call. */
  #release(current: CurrentBlock): void {
    this.#current = undefined;
    this.#options.context.skim(current.text);
    this.say(current.text);
  }

  #emit(kind: 'text' | 'reasoning', text: string): void {
    if (text === '') return;
    const last = this.#parts.at(-1);
    if (last?.kind === kind) this.#parts[this.#parts.length - 1] = { kind, text: last.text + text };
    else this.#parts.push({ kind, text });
  }
}

function isCall({ status }: DecodedCall): boolean {
  return status === 'call';
}

const tooLong: CallFault = {
  code: 'too-long',
  message: `The call was not run, because it is longer than ${maxBlockLength} characters. Split the work.`,
};

const tooMany: CallFault = {
  code: 'too-long',
  message: `Further calls were not run: an answer may hold ${maxBlocks}. Take smaller steps.`,
};

const quotedCall: DecodedCall = {
  status: 'refused',
  fault: {
    code: 'quoted-call',
    message:
      'The call was not run, because it repeats a message or a tool output word for word. If you mean it, write it in your own way.',
  },
};

const strayTag: CallFault = {
  code: 'ambiguous-call',
  message:
    'The call was not run, because a closing tag stands behind it: a value may have ended too early. Repeat the call, and keep closing tags of calls out of its values.',
};

const inReasoning: CallFault = {
  code: 'call-in-reasoning',
  message:
    'A call inside of your reasoning was not run. End the reasoning first, then write the call.',
};

const inCode: CallFault = {
  code: 'call-in-code',
  message: 'A call inside of a fenced block was not run. Write a call outside of any fence.',
};

const loose: CallFault = {
  code: 'ambiguous-call',
  message:
    'The call was not run, because other text stands beside it, so that it may be an example. Write the call again, and nothing else.',
};
