import { TextCursor } from '../text-cursor.ts';

/** One part of a program of awk; a newline is a mark. */
export interface AwkToken {
  readonly kind: 'name' | 'number' | 'string' | 'pattern' | 'mark';
  /** For a string its value. */
  readonly text: string;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  '"': '"',
  '/': '/',
  '\\': '\\',
};

/** Parts a program of awk; absent when programs of awk would part it differently, or not at all. */
export function tokenizeAwk(text: string): readonly AwkToken[] | undefined {
  const tokenizer = new AwkTokenizer(text);
  while (tokenizer.isSound && tokenizer.hasMore) tokenizer.readToken();
  return tokenizer.isSound ? tokenizer.tokens : undefined;
}

class AwkTokenizer {
  readonly tokens: AwkToken[] = [];
  isSound = true;
  readonly #cursor: TextCursor;
  // For each open parenthesis, whether it belongs to `if`, `while` or `for`.
  readonly #opened: boolean[] = [];
  #closesCondition = false;

  constructor(text: string) {
    this.#cursor = new TextCursor(text);
  }

  get hasMore(): boolean {
    return !this.#cursor.isAtEnd;
  }

  readToken(): void {
    const cursor = this.#cursor;
    if (cursor.takeWhile(/[ \t]/u) !== '') return;
    if (cursor.next === '#') cursor.takeWhile(/[^\n]/u);
    else if (cursor.startsWith('\\\n')) this.#skipContinuation();
    else if (/[A-Za-z_]/u.test(cursor.next)) this.#add('name', cursor.takeWhile(/\w/u));
    else if (/\d/u.test(cursor.next)) this.#add('number', cursor.takeWhile(/[\d.]/u));
    else if (cursor.next === '"') this.#readString();
    else if (cursor.next === '/') this.#readSlash();
    else this.#readMark();
  }

  // A text that ends here would go on in the next argument.
  #skipContinuation(): void {
    this.#cursor.skip(2);
    if (this.#cursor.isAtEnd) this.isSound = false;
  }

  #add(kind: AwkToken['kind'], text: string): void {
    this.tokens.push({ kind, text });
  }

  #readString(): void {
    const cursor = this.#cursor;
    cursor.skip(1);
    let text = '';
    while (!cursor.isAtEnd && cursor.next !== '"' && cursor.next !== '\n') {
      const taken = cursor.take();
      text += taken === '\\' ? this.#readEscape() : taken;
    }
    if (cursor.take() !== '"') this.isSound = false;
    this.#add('string', text);
  }

  #readEscape(): string {
    const cursor = this.#cursor;
    if (cursor.next === '\n') {
      cursor.skip(1);
      return '';
    }
    const octal = /[0-7]/u.test(cursor.next);
    if (octal) return this.#readOctal();
    if (cursor.next === 'x') return this.#readHexadecimal();
    const taken = cursor.take();
    return simpleEscapes[taken] ?? (/[a-z]/u.test(taken) ? '\uFFFD' : `\\${taken}`);
  }

  #readOctal(): string {
    let digits = '';
    while (digits.length < 3 && /[0-7]/u.test(this.#cursor.next)) digits += this.#cursor.take();
    return String.fromCharCode(Number.parseInt(digits, 8) % 256);
  }

  #readHexadecimal(): string {
    this.#cursor.skip(1);
    let digits = '';
    while (digits.length < 2 && /[\da-f]/iu.test(this.#cursor.next)) digits += this.#cursor.take();
    return digits === '' ? '\uFFFD' : String.fromCharCode(Number.parseInt(digits, 16));
  }

  #readSlash(): void {
    const meaning = this.#slashMeaning();
    if (meaning === 'unknown') this.isSound = false;
    else if (meaning === 'division') this.#add('mark', this.#cursor.take());
    else this.#readPattern();
  }

  #slashMeaning(): 'pattern' | 'division' | 'unknown' {
    const last = this.tokens.at(-1);
    if (last === undefined) return 'pattern';
    if (last.kind === 'name') return meaningAfterName(last.text);
    if (last.kind !== 'mark') return 'division';
    // No statement begins with a division: behind a condition it is a pattern, or no program.
    if (last.text === ')') return this.#closesCondition ? 'pattern' : 'division';
    if (last.text === '++' || last.text === '--' || last.text === '$') return 'unknown';
    return last.text === ']' ? 'division' : 'pattern';
  }

  // Where a slash in brackets ends the pattern, the open bracket makes the program fail; of odd brackets nobody knows where they end.
  #readPattern(): void {
    const cursor = this.#cursor;
    cursor.skip(1);
    let text = '';
    let isInBrackets = false;
    let isOdd = false;
    let hasSlash = false;
    while (!cursor.isAtEnd && (cursor.next !== '/' || isInBrackets) && cursor.next !== '\n') {
      const taken = cursor.take();
      text += taken === '\\' ? taken + cursor.take() : taken;
      if (isInBrackets) isOdd ||= taken === '\\' || taken === '[';
      hasSlash ||= taken === '/';
      if (isInBrackets && taken === '[' && cursor.next === ':') text += this.#takeClass();
      else if (taken === '[') isInBrackets = true;
      else if (taken === ']' && /\[\^?\]$/u.test(text.slice(-3))) isOdd = true;
      else if (taken === ']') isInBrackets = false;
    }
    if (isInBrackets || cursor.take() !== '/' || (hasSlash && isOdd)) this.isSound = false;
    this.#add('pattern', text);
  }

  #takeClass(): string {
    const name = this.#cursor.takeWhile(/[:a-z]/u);
    if (!name.endsWith(':') || this.#cursor.next !== ']') this.isSound = false;
    return name + this.#cursor.take();
  }

  #readMark(): void {
    const cursor = this.#cursor;
    const two = cursor.next + cursor.peek(1);
    const isTwo = /^(?:>>|\|\||\|&|&&|\+\+|--|[-+*/%^=!<>]=|\*\*|!~)$/u.test(two);
    const mark = isTwo ? two : cursor.next;
    // Marks of no awk; characters of other alphabets belong into strings.
    if (!isTwo && !/[-{}()[\];,+*%^!<>|?:~$=\n@.&]/u.test(mark)) this.isSound = false;
    if (mark === '(') {
      const before = this.tokens.at(-1);
      this.#opened.push(before?.kind === 'name' && /^(?:if|while|for)$/u.test(before.text));
    } else if (mark === ')') this.#closesCondition = this.#opened.pop() === true;
    cursor.skip(mark.length);
    this.#add('mark', mark);
  }
}

function meaningAfterName(name: string): 'pattern' | 'division' | 'unknown' {
  if (/^(?:print|printf|return|exit|in|case|else|do)$/u.test(name)) return 'pattern';
  return /^(?:getline|length|BEGIN|END|next|nextfile|delete|function|func)$/u.test(name)
    ? 'unknown'
    : 'division';
}
