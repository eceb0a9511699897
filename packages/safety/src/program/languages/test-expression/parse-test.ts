import { literalText, type WordValue } from '../../words/word-value.ts';
import {
  fileComparisons,
  fileTests,
  numberComparisons,
  textComparisons,
  textTests,
  variableTests,
} from './test-operators.data.ts';

/** One test: an operator with its operands; an empty operator asks whether a text is empty. */
export interface TestTerm {
  readonly operator: string;
  readonly operands: readonly WordValue[];
}

/** Reads the arguments of test, or of `[` without its `]`, as POSIX and bash take them by their number; absent when they would be refused. */
export function parseTest(words: readonly WordValue[]): readonly TestTerm[] | undefined {
  const parser = new TestParser(words);
  return parser.readAll() ? parser.terms : undefined;
}

const unary: readonly string[] = [...fileTests, ...textTests, ...variableTests];
const binary: readonly string[] = [...fileComparisons, ...numberComparisons, ...textComparisons];

class TestParser {
  readonly terms: TestTerm[] = [];
  readonly #words: readonly WordValue[];
  #index = 0;
  #depth = 0;

  constructor(words: readonly WordValue[]) {
    this.#words = words;
  }

  readAll(): boolean {
    const { length } = this.#words;
    if (length === 0) return true;
    return length <= 4 ? this.#readFew(0, length) : this.#readMany();
  }

  #text(index: number): string | undefined {
    return literalText(this.#words[index]);
  }

  #add(operator: string, from: number, to: number, further?: number): boolean {
    const operands = this.#words.slice(from, to);
    const more = further === undefined ? [] : this.#words.slice(further, further + 1);
    this.terms.push({ operator, operands: [...operands, ...more] });
    return true;
  }

  // Up to four arguments are read by their number alone.
  #readFew(from: number, count: number): boolean {
    const first = this.#text(from);
    const second = this.#text(from + 1);
    if (count <= 1) return this.#add('', from, from + count);
    if (count === 3 && second !== undefined && binary.includes(second))
      return this.#add(second, from, from + 1, from + 2);
    if (count === 3 && (second === '-a' || second === '-o'))
      return this.#add('', from, from + 1) && this.#add('', from + 2, from + 3);
    if (first === '!') return this.#readFew(from + 1, count - 1);
    if (count >= 3 && first === '(' && this.#text(from + count - 1) === ')')
      return this.#readFew(from + 1, count - 2);
    if (count === 2 && first !== undefined && unary.includes(first))
      return this.#add(first, from + 1, from + 2);
    return count === 4 && this.#readMany();
  }

  // Terms, with `!` and `(` in front of them and `)` behind, and `-a` or `-o` between them.
  #readMany(): boolean {
    while (this.#index < this.#words.length) {
      this.#skipOpening();
      if (!this.#readTerm()) return false;
      this.#skipClosing();
      if (this.#depth < 0) return false;
      if (this.#index === this.#words.length) return this.#depth === 0;
      if (!/^-[ao]$/u.test(this.#text(this.#index) ?? '')) return false;
      this.#index += 1;
    }
    return false;
  }

  #skipOpening(): void {
    for (let text = this.#text(this.#index); text === '!' || text === '(';) {
      if (text === '(') this.#depth += 1;
      this.#index += 1;
      text = this.#text(this.#index);
    }
  }

  #skipClosing(): void {
    while (this.#text(this.#index) === ')') {
      this.#depth -= 1;
      this.#index += 1;
    }
  }

  #readTerm(): boolean {
    const at = this.#index;
    if (at >= this.#words.length) return false;
    const operator = this.#text(at + 1);
    if (operator !== undefined && binary.includes(operator) && at + 2 < this.#words.length) {
      this.#index = at + 3;
      return this.#add(operator, at, at + 1, at + 2);
    }
    const first = this.#text(at);
    if (first !== undefined && unary.includes(first) && at + 1 < this.#words.length) {
      this.#index = at + 2;
      return this.#add(first, at + 1, at + 2);
    }
    this.#index = at + 1;
    return this.#add('', at, at + 1);
  }
}
