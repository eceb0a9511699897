import { TextCursor } from '../text-cursor.ts';

/** What a program of sed does beyond printing. */
export interface SedEffects {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Texts that a shell runs. */
  readonly scripts: readonly string[];
  /** True when it runs lines of its input, too. */
  readonly runsInput: boolean;
  /** True when it goes back and back without taking a line. */
  readonly isEndless: boolean;
  /** True when a part of the text is not known here; the rest of it was not read. */
  readonly isUnknown: boolean;
}

const blank = /[ \t]/u;
const digit = /\d/u;
const lineEnd = /[^\n]/u;
const label = /[^\s;}]/u;

class Unreadable extends Error {}

/** Reads a program of GNU sed; what cannot be read makes all of it unknown. */
export function parseSed(text: string, isPosix: boolean): SedEffects {
  const parser = new SedParser(text, isPosix);
  try {
    parser.readAll();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    parser.isUnknown = true;
  }
  return parser;
}

class SedParser implements SedEffects {
  readonly reads: string[] = [];
  readonly writes: string[] = [];
  readonly scripts: string[] = [];
  runsInput = false;
  isEndless = false;
  isUnknown = false;
  readonly #cursor: TextCursor;
  readonly #isPosix: boolean;
  // How many commands before each label may end a round.
  readonly #labels = new Map<string, number>();
  #ends = 0;

  constructor(text: string, isPosix: boolean) {
    this.#cursor = new TextCursor(text);
    this.#isPosix = isPosix;
  }

  readAll(): void {
    const cursor = this.#cursor;
    for (;;) {
      cursor.takeWhile(/[\s;]/u);
      if (cursor.isAtEnd) return;
      const isAlways = !this.#readAddresses();
      this.#readCommand(cursor.take(), isAlways);
    }
  }

  // True when there is one.
  #readAddresses(): boolean {
    const cursor = this.#cursor;
    const isGiven = this.#readAddress();
    if (isGiven) {
      cursor.takeWhile(blank);
      if (cursor.next === ',') {
        cursor.skip(1);
        cursor.takeWhile(blank);
        if (/[+~]/u.test(cursor.next)) this.#readNumber();
        else if (!this.#readAddress()) throw new Unreadable();
      }
    }
    cursor.takeWhile(/[ \t!]/u);
    return isGiven;
  }

  #readNumber(): void {
    this.#cursor.skip(1);
    if (this.#cursor.takeWhile(digit) === '') throw new Unreadable();
  }

  #readAddress(): boolean {
    const cursor = this.#cursor;
    if (digit.test(cursor.next)) {
      cursor.takeWhile(digit);
      cursor.takeWhile(blank);
      if (cursor.next === '~') this.#readNumber();
      return true;
    }
    if (cursor.next === '$') {
      cursor.skip(1);
      return true;
    }
    if (cursor.next !== '/' && cursor.next !== '\\') return false;
    if (cursor.take() === '\\') this.#readPattern(this.#takeDelimiter());
    else this.#readPattern('/');
    cursor.takeWhile(/[IM]/u);
    return true;
  }

  #takeDelimiter(): string {
    const delimiter = this.#cursor.take();
    if (!/[!-Z^-~]/u.test(delimiter)) throw new Unreadable();
    return delimiter;
  }

  // Whether a delimiter in brackets ends the pattern differs between programs, so it is unknown.
  #readPattern(delimiter: string): void {
    const cursor = this.#cursor;
    while (!cursor.isAtEnd && cursor.next !== '\n') {
      const taken = cursor.take();
      if (taken === delimiter) return;
      if (taken === '\\') this.#takeEscaped();
      else if (taken === '[') this.#readBrackets(delimiter);
    }
    throw new Unreadable();
  }

  #readBrackets(delimiter: string): void {
    const cursor = this.#cursor;
    if (cursor.next === '^') cursor.skip(1);
    if (cursor.next === ']') cursor.skip(1);
    while (!cursor.isAtEnd) {
      const taken = cursor.take();
      if (taken === ']') return;
      if (taken === '\\' && cursor.next === delimiter) cursor.skip(1);
      // A backslash is a character of its own here for one program and escapes for another.
      else if (taken === '\\' && /[\]\\]/u.test(cursor.next)) throw new Unreadable();
      if (taken === delimiter || taken === '\n') throw new Unreadable();
      if (taken === '[' && /[:.=]/u.test(cursor.next)) this.#readClass(cursor.take());
    }
    throw new Unreadable();
  }

  #readClass(mark: string): void {
    const cursor = this.#cursor;
    if (cursor.takeWhile(/[a-z]/u) === '' || !cursor.startsWith(`${mark}]`)) throw new Unreadable();
    cursor.skip(2);
  }

  #readReplacement(delimiter: string): void {
    const cursor = this.#cursor;
    while (!cursor.isAtEnd && cursor.next !== '\n') {
      const taken = cursor.take();
      if (taken === delimiter) return;
      if (taken === '\\') this.#takeEscaped();
    }
    throw new Unreadable();
  }

  #takeEscaped(): void {
    if (this.#cursor.isAtEnd) throw new Unreadable();
    this.#cursor.skip(1);
  }

  #readCommand(name: string, isAlways: boolean): void {
    const cursor = this.#cursor;
    if (name === '{') return;
    if (name === '#') cursor.takeWhile(lineEnd);
    else if (name === 's') this.#readSubstitution();
    else if (name === 'e') this.#readRun();
    else if (name !== '' && 'aic'.includes(name)) this.#takeText();
    else if (name !== '' && 'rR'.includes(name)) this.reads.push(this.#takeFile());
    else if (name !== '' && 'wW'.includes(name)) this.writes.push(this.#takeFile());
    else {
      if (name === '') throw new Unreadable();
      if ('dDnNqQtT'.includes(name)) this.#ends += 1;
      if (':btTv'.includes(name)) this.#readLabel(name, isAlways);
      else if (name === 'y') this.#readTransliteration();
      else if ('lqQL'.includes(name)) {
        cursor.takeWhile(blank);
        cursor.takeWhile(digit);
      } else if (!'=dDFgGhHnNpPxz}'.includes(name)) throw new Unreadable();
      this.#readEnd();
    }
  }

  #readEnd(): void {
    const cursor = this.#cursor;
    cursor.takeWhile(/[ \t]/u);
    if (!cursor.isAtEnd && !/[\n;}#]/u.test(cursor.next)) throw new Unreadable();
  }

  // Strictly read, a label goes to the end of its line.
  #readLabel(name: string, isAlways: boolean): void {
    const cursor = this.#cursor;
    cursor.takeWhile(blank);
    const found = cursor.takeWhile(label);
    if (name === ':') this.#labels.set(found, this.#ends);
    else if (name === 'b' && isAlways && this.#labels.get(found) === this.#ends)
      this.isEndless = true;
    if (this.#isPosix && !cursor.isAtEnd && cursor.next !== '\n') throw new Unreadable();
  }

  #readTransliteration(): void {
    const delimiter = this.#takeDelimiter();
    this.#readReplacement(delimiter);
    this.#readReplacement(delimiter);
  }

  #readSubstitution(): void {
    const cursor = this.#cursor;
    const delimiter = this.#takeDelimiter();
    this.#readPattern(delimiter);
    this.#readReplacement(delimiter);
    if (cursor.takeWhile(/[gpiImMe\d \t]/u).includes('e')) this.runsInput = true;
    if (cursor.next === 'w') {
      cursor.skip(1);
      this.writes.push(this.#takeFile());
    } else this.#readEnd();
  }

  #readRun(): void {
    const text = this.#takeText();
    if (text === '') this.runsInput = true;
    else this.scripts.push(text);
  }

  #takeFile(): string {
    this.#cursor.takeWhile(blank);
    const file = this.#cursor.takeWhile(lineEnd);
    if (file === '') throw new Unreadable();
    return file;
  }

  // A text goes to the first end of a line that no backslash escapes.
  #takeText(): string {
    const cursor = this.#cursor;
    cursor.takeWhile(blank);
    // The text may begin on this line or on the next.
    if (cursor.next === '\\' && blank.test(cursor.peek(1))) throw new Unreadable();
    if (cursor.startsWith('\\\n')) cursor.skip(2);
    let text = '';
    while (!cursor.isAtEnd && cursor.next !== '\n') {
      const taken = cursor.take();
      if (taken !== '\\') text += taken;
      else {
        // The next argument would go on with the text.
        const escaped = cursor.take();
        if (escaped === '') throw new Unreadable();
        text += escaped;
      }
    }
    return text;
  }
}
