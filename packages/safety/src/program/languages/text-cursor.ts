/** A place in a text that is read from its beginning to its end, once. */
export class TextCursor {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The next character; empty at the end. */
  get next(): string {
    return this.#text.charAt(this.#at);
  }

  /** The character that comes so many places later; empty behind the end. */
  peek(distance: number): string {
    return this.#text.charAt(this.#at + distance);
  }

  /** True when this text comes next. */
  startsWith(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  /** Takes one character; empty at the end. */
  take(): string {
    const taken = this.next;
    this.#at += 1;
    return taken;
  }

  /** Takes so many characters. */
  skip(count: number): void {
    this.#at += count;
  }

  /** Takes characters as long as each is one of a class; the pattern is of one character. */
  takeWhile(one: RegExp): string {
    const start = this.#at;
    while (!this.isAtEnd && one.test(this.next)) this.#at += 1;
    return this.#text.slice(start, this.#at);
  }
}
