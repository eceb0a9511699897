import type { Invocation } from '../../invocation.ts';
import type { Scene } from '../../scene.ts';
import type { LanguageReader } from '../language-reader.ts';
import { readUnread } from '../read-unread.ts';
import { recurses } from './recurses.ts';
import { tokenizeAwk, type AwkToken } from './awk-tokens.ts';

/** Reads a program of awk (POSIX, gawk, mawk): what it reads, writes, runs and tells; one that only prints is harmless, what cannot be read is asked for. */
export const readAwk: LanguageReader = (text, invocation, scene) => {
  const tokens = tokenizeAwk(text);
  if (tokens === undefined) return readUnread(text, invocation, scene);
  const reading = new AwkReading(tokens, invocation, scene);
  reading.readAll();
  if (recurses(tokens))
    scene.ask('endless', 'A function of this program of awk calls itself.', invocation.span);
  if (reading.isUnknown) readUnread(text, invocation, scene);
  if (!reading.asksToRun) return { scripts: reading.scripts };
  return { scripts: reading.scripts, asks: 'This program of awk runs commands of a shell.' };
};

// A longer loop is asked for, so that reading stays linear.
const maxBody = 400;

class AwkReading {
  readonly scripts: string[] = [];
  asksToRun = false;
  isUnknown = false;
  readonly #tokens: readonly AwkToken[];
  readonly #hasDo: boolean;
  readonly #span: Invocation['span'];
  readonly #scene: Scene;
  #index = 0;
  #depth = 0;
  // The depth at which `print` stands; below zero outside of it.
  #printDepth = -1;
  #hasGetline = false;

  constructor(tokens: readonly AwkToken[], { span }: Invocation, scene: Scene) {
    this.#tokens = tokens;
    this.#hasDo = tokens.some(({ kind, text }) => kind === 'name' && text === 'do');
    this.#span = span;
    this.#scene = scene;
  }

  readAll(): void {
    for (; this.#index < this.#tokens.length; this.#index += 1) {
      const token = this.#at(0);
      if (token?.kind === 'name') this.#readName(token.text);
      else if (token?.kind === 'mark') this.#readMark(token.text);
    }
    // The next argument would go on with this statement.
    if (this.#depth !== 0 || this.#goesOn(-1)) this.isUnknown = true;
  }

  #at(distance: number): AwkToken | undefined {
    return this.#tokens[this.#index + distance];
  }

  #isMark(distance: number, marks: string): boolean {
    const token = this.#at(distance);
    return token?.kind === 'mark' && marks.split(' ').includes(token.text);
  }

  #readName(name: string): void {
    if (name === 'print' || name === 'printf') this.#printDepth = this.#depth;
    else if (name === 'getline') this.#hasGetline = true;
    else if (name === 'system') this.#readSystem();
    else if (name === 'ENVIRON')
      this.#scene.ask(
        'reads-environment',
        'This program of awk reads variables of the environment.',
        this.#span,
      );
    else if (/^(?:ARGV|SYMTAB|FUNCTAB)$/u.test(name)) this.isUnknown = true;
    else if (name === 'while' || name === 'for') this.#readLoop();
  }

  #readSystem(): void {
    const command = this.#at(2);
    const isWhole = this.#isMark(1, '(') && command?.kind === 'string' && this.#isMark(3, ')');
    this.asksToRun = true;
    if (isWhole) this.#run(command.text);
  }

  #readLoop(): void {
    const isForever =
      (this.#isMark(2, ';') && this.#isMark(3, ';')) ||
      (/^(?:number|string)$/u.test(this.#at(2)?.kind ?? '') && this.#isMark(3, ')'));
    if (isForever && !this.#leavesLoop())
      this.#scene.ask('endless', 'This program of awk may never end.', this.#span);
  }

  // Whether the body of a loop has a way out; behind `do` the body stands elsewhere.
  #leavesLoop(): boolean {
    if (this.#hasDo) return false;
    const body = this.#readBody();
    const isNested = body.some((name) => /^(?:while|for|switch)$/u.test(name));
    return body.some((name) => name === 'exit' || (name === 'break' && !isNested));
  }

  // The names in the statement behind the condition; empty where it does not end soon.
  #readBody(): readonly string[] {
    const names: string[] = [];
    let braces = 0;
    let parentheses = 0;
    let isBehind = false;
    for (let distance = 1; distance < maxBody; distance += 1) {
      const token = this.#at(distance);
      if (token === undefined) return isBehind && braces === 0 ? names : [];
      const mark = token.kind === 'mark' ? token.text : '';
      if (mark === '(') parentheses += 1;
      else if (mark === ')') {
        parentheses -= 1;
        isBehind ||= parentheses === 0;
      } else if (mark === '{') braces += 1;
      else if (mark === '}') braces -= 1;
      else if (isBehind && token.kind === 'name') names.push(token.text);
      const mayEnd = mark === '}' || (braces === 0 && (mark === ';' || mark === '\n'));
      if (isBehind && braces <= 0 && mayEnd) return names;
    }
    return [];
  }

  #readMark(mark: string): void {
    if (mark === '(' || mark === '[') this.#depth += 1;
    else if (mark === ')' || mark === ']') this.#depth -= 1;
    else if (mark === '@') this.isUnknown = true;
    else if (mark === '|' || mark === '|&') this.#readPipe();
    else if (mark === '>>') this.#readWrite();
    else if (mark === '>' && this.#depth === this.#printDepth) this.#readWrite();
    else if (mark === '<' && this.#hasGetline) this.#readInput();
    else if (mark === ';' || mark === '{' || mark === '}') this.#endStatement();
    else if (mark === '\n' && !this.#goesOn(this.#index - 1)) this.#endStatement();
    if (this.#depth < 0) this.isUnknown = true;
  }

  // A `;` inside of parentheses belongs to `for`.
  #endStatement(): void {
    this.#hasGetline = false;
    if (this.#printDepth >= 0 && this.#depth !== this.#printDepth) this.isUnknown = true;
    this.#printDepth = -1;
  }

  // True after a mark behind which a statement goes on in the next line; a place below zero is the last one that is no newline.
  #goesOn(place: number): boolean {
    let index = place < 0 ? this.#tokens.length - 1 : place;
    while (index >= 0 && this.#tokens[index]?.text === '\n') index -= 1;
    const last = this.#tokens[index];
    return last?.kind === 'mark' && /^(?:,|&&|\|\||\?|:|>|>>|\||\|&|<)$/u.test(last.text);
  }

  #readPipe(): void {
    const next = this.#at(1);
    if (next?.kind === 'name' && next.text === 'getline') this.#readCommandInput();
    else if (next?.kind === 'string') {
      if (!this.#endsAt(2)) this.asksToRun = true;
      this.#run(this.#printedInto(next.text));
    } else this.asksToRun = true;
  }

  #readCommandInput(): void {
    const command = this.#at(-1);
    const isWhole = this.#index < 2 || this.#isMark(-2, '( { } ; && ||') || this.#isMark(-2, '\n');
    if (command?.kind !== 'string' || !isWhole) this.asksToRun = true;
    if (command?.kind === 'string') this.#run(command.text);
  }

  #run(text: string): void {
    if (this.#isOdd(text)) this.asksToRun = true;
    this.scripts.push(text);
  }

  // What is printed is the input of the command, where it is one string: `print "ls" | "sh"`.
  #printedInto(command: string): string {
    const printed = this.#at(-1);
    const before = this.#at(-2);
    if (printed?.kind !== 'string' || before?.kind !== 'name' || !/^print/u.test(before.text))
      return `echo "$UNKNOWN" | ${command}`;
    return `printf '%s\\n' ${quote(printed.text)} | ${command}`;
  }

  #readWrite(): void {
    const target = this.#at(1);
    if (target?.kind !== 'string') {
      this.#scene.unknown = true;
      this.#scene.ask('writes', 'This program of awk writes files.', this.#span);
      this.isUnknown = true;
      return;
    }
    if (!this.#endsAt(2) || this.#isOdd(target.text)) this.isUnknown = true;
    if (target.text !== '/dev/stdout' && target.text !== '/dev/stderr')
      this.#scene.write(target.text, this.#span);
  }

  #readInput(): void {
    const source = this.#at(1);
    if (source?.kind !== 'string' || !(this.#endsAt(2) || this.#isMark(2, ') > && || <')))
      this.isUnknown = true;
    if (source?.kind !== 'string') return;
    if (this.#isOdd(source.text)) this.isUnknown = true;
    else if (source.text !== '-' && source.text !== '/dev/stdin')
      this.#scene.read(source.text, this.#span);
  }

  #endsAt(distance: number): boolean {
    return (
      this.#at(distance) === undefined ||
      this.#isMark(distance, '; }') ||
      this.#isMark(distance, '\n')
    );
  }

  // Names under `/inet` are addresses.
  #isOdd(path: string): boolean {
    if (!/^\/inet[46]?\//u.test(path)) return path.includes('\uFFFD') || path === '';
    this.#scene.useNetwork('awk');
    this.#scene.ask('uses-network', 'This program of awk talks to the network.', this.#span);
    return true;
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
