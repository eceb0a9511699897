import { literal, type WordValue } from '../words/word-value.ts';

const escapes: ReadonlyMap<string, string> = new Map([
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['#', '#'],
  ['$', '$'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
]);

/** Splits a text into words as `env -S` does: quotes, escapes, `\_` for a blank, `\c` for the end, `#` for a comment, `${NAME}` for what nobody knows. */
export function splitEnvString(text: string): readonly WordValue[] {
  const splitting = new Splitting(text);
  while (splitting.next());
  return splitting.words;
}

class Splitting {
  readonly words: WordValue[] = [];
  readonly #text: string;
  #index = 0;
  #word: string | undefined;
  #quote = '';
  #unknownFrom: string | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes one letter; false at the end. */
  next(): boolean {
    const letter = this.#text.charAt(this.#index);
    this.#index += 1;
    if (letter === '' || (letter === '#' && this.#word === undefined)) return this.#end();
    if (letter === '\\') return this.#escape();
    if (letter === this.#quote) this.#quote = '';
    else if (this.#quote === '' && /["']/u.test(letter)) this.#open(letter);
    else if (this.#quote === '' && /[ \t\n\v\f\r]/u.test(letter)) this.#flush();
    else if (letter === '$' && this.#quote !== "'") this.#variable();
    else this.#add(letter);
    return true;
  }

  #end(): false {
    this.#flush();
    return false;
  }

  #escape(): boolean {
    const letter = this.#text.charAt(this.#index);
    this.#index += 1;
    if (this.#quote === "'") {
      this.#add(letter === "'" || letter === '\\' ? letter : `\\${letter}`);
      return letter !== '';
    }
    if (letter === 'c') return this.#end();
    if (letter === '_' && this.#quote === '') this.#flush();
    else this.#add(letter === '_' ? ' ' : (escapes.get(letter) ?? `\\${letter}`));
    return true;
  }

  #open(quote: string): void {
    this.#quote = quote;
    this.#add('');
  }

  #variable(): void {
    const end = this.#text.indexOf('}', this.#index);
    this.#index = end === -1 ? this.#index : end + 1;
    this.#unknownFrom ??= this.#word ?? '';
    this.#add('');
  }

  #add(text: string): void {
    this.#word = (this.#word ?? '') + text;
  }

  #flush(): void {
    if (this.#unknownFrom !== undefined)
      this.words.push({ kind: 'unknown', prefix: this.#unknownFrom, isEveryEntry: false });
    else if (this.#word !== undefined) this.words.push(literal(this.#word));
    this.#word = undefined;
    this.#unknownFrom = undefined;
  }
}
