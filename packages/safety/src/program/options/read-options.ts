import type { WordValue } from '../words/word-value.ts';
import { literal, unknownWord } from '../words/word-value.ts';
import type { OptionRole, OptionTable } from './option-table.ts';

/** One option that was given. */
export interface GivenOption {
  readonly name: string;
  readonly role: OptionRole;
  readonly value?: WordValue;
}

/** The arguments of a program, told apart by its table. */
export interface ReadArguments {
  readonly options: readonly GivenOption[];
  readonly operands: readonly WordValue[];
  /** Spellings that the table does not know, and words that may be options; empty when everything is known. */
  readonly unknown: readonly string[];
}

/** How a program reads its arguments. */
export interface ReadOptionsBehaviour {
  /** Everything from the first operand on is operands: programs that run another, and `git`'s own options. */
  readonly stopsAtOperand?: boolean;
}

/** Tells options from operands as getopt_long does: clusters, attached values, `--`; without abbreviations, which are unknown. */
export function readOptions(
  words: readonly WordValue[],
  table: OptionTable,
  { stopsAtOperand = false }: ReadOptionsBehaviour = {},
): ReadArguments {
  const reading = new Reading(words, table);
  while (reading.hasMore) {
    const isOperand = reading.next();
    if (isOperand && stopsAtOperand) reading.takeRest();
  }
  return reading;
}

class Reading implements ReadArguments {
  readonly options: GivenOption[] = [];
  readonly operands: WordValue[] = [];
  readonly unknown: string[] = [];
  readonly #words: readonly WordValue[];
  readonly #table: OptionTable;
  #index = 0;

  constructor(words: readonly WordValue[], table: OptionTable) {
    this.#words = words;
    this.#table = table;
  }

  get hasMore(): boolean {
    return this.#index < this.#words.length;
  }

  /** Takes one argument; true when it was an operand. */
  next(): boolean {
    const word = this.#words[this.#index] ?? unknownWord;
    this.#index += 1;
    if (word.kind === 'unknown') {
      if (word.prefix === '' || word.prefix.startsWith('-')) this.unknown.push('an unknown word');
      this.operands.push(word);
      return true;
    }
    if (word.text === '--') this.takeRest();
    else if (word.text.startsWith('--')) this.#long(word.text);
    else if (word.text.startsWith('-') && word.text !== '-') this.#short(word.text);
    else {
      this.operands.push(word);
      return true;
    }
    return false;
  }

  takeRest(): void {
    for (const word of this.#words.slice(this.#index)) this.operands.push(word);
    this.#index = this.#words.length;
  }

  #long(text: string): void {
    const equals = text.indexOf('=');
    const name = equals === -1 ? text : text.slice(0, equals);
    const role = this.#role(name);
    const attached = equals === -1 ? undefined : literal(text.slice(equals + 1));
    if (role === undefined || (role === 'flag' && attached !== undefined)) this.unknown.push(name);
    else this.#give(name, role, attached);
  }

  #short(text: string): void {
    // Some programs spell whole words with one dash.
    const whole = this.#role(text);
    if (whole !== undefined) {
      this.#give(text, whole, undefined);
      return;
    }
    if (/^-\d+$/u.test(text) && this.#role('-#') !== undefined) return;
    this.#cluster(text);
  }

  #cluster(text: string): void {
    for (let index = 1; index < text.length; index += 1) {
      const name = `-${text.charAt(index)}`;
      const role = this.#role(name);
      if (role === undefined) {
        this.unknown.push(name);
        return;
      }
      if (role !== 'flag') {
        const rest = text.slice(index + 1);
        this.#give(name, role, rest === '' ? undefined : literal(rest));
        return;
      }
      this.#give(name, role, undefined);
    }
  }

  #give(name: string, role: OptionRole, attached: WordValue | undefined): void {
    const value = attached ?? (role === 'flag' || role === 'optional' ? undefined : this.#take());
    this.options.push({ name, role, ...(value === undefined ? {} : { value }) });
  }

  #take(): WordValue {
    const word = this.#words[this.#index];
    this.#index += 1;
    if (word === undefined) this.unknown.push('a missing value');
    return word ?? unknownWord;
  }

  #role(name: string): OptionRole | undefined {
    return Object.hasOwn(this.#table, name) ? this.#table[name] : undefined;
  }
}
