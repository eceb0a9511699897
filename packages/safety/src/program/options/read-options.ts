import type { WordValue } from '../words/word-value.ts';
import { literal, mayBeOption, unknownWord } from '../words/word-value.ts';
import type { OptionRole, OptionTable } from './option-table.ts';
import { findRole } from './find-role.ts';
import { takesValue } from './takes-value.ts';

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
  /** True: a word of which nothing is known may be an option, and no option of this program matters. */
  readonly hasHarmlessOptions?: boolean;
  /** True for a word that may be an option, but only one that does not matter. */
  readonly isHarmless?: (word: WordValue) => boolean;
}

/** Tells options from operands as getopt_long does: clusters, attached values, abbreviated long names, `--`. */
export function readOptions(
  words: readonly WordValue[],
  table: OptionTable,
  {
    stopsAtOperand = false,
    hasHarmlessOptions = false,
    isHarmless = () => false,
  }: ReadOptionsBehaviour = {},
): ReadArguments {
  const reading = new Reading(words, table, (word) => hasHarmlessOptions || isHarmless(word));
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
  readonly #isHarmless: (word: WordValue) => boolean;
  #index = 0;

  constructor(
    words: readonly WordValue[],
    table: OptionTable,
    isHarmless: (word: WordValue) => boolean,
  ) {
    this.#words = words;
    this.#table = table;
    this.#isHarmless = isHarmless;
  }

  get hasMore(): boolean {
    return this.#index < this.#words.length;
  }

  /** Takes one argument; true when it was an operand. */
  next(): boolean {
    const word = this.#words[this.#index] ?? unknownWord;
    this.#index += 1;
    if (word.kind === 'unknown') {
      if (this.#attached(word)) return false;
      if (mayBeOption(word) && !this.#isHarmless(word)) this.unknown.push('an unknown word');
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

  // `--include=*.ts`, `--name="$x"`: whatever it becomes is that option with some value.
  #attached(word: Extract<WordValue, { kind: 'unknown' }>): boolean {
    if (word.mayBeSeveral === true && word.glob === undefined) return false;
    const [, name, rest] = /^(--[a-z0-9-]+)=(.*)$/su.exec(word.prefix) ?? [];
    const found = name === undefined ? undefined : findRole(name, this.#table);
    if (found === undefined || rest === undefined || takesValue(found.role) === 'never')
      return false;
    this.#give(found.name, found.role, { kind: 'unknown', prefix: rest, isEveryEntry: false });
    return true;
  }

  #long(text: string): void {
    const equals = text.indexOf('=');
    const name = equals === -1 ? text : text.slice(0, equals);
    const found = findRole(name, this.#table);
    const attached = equals === -1 ? undefined : literal(text.slice(equals + 1));
    if (found === undefined || (takesValue(found.role) === 'never' && attached !== undefined))
      this.unknown.push(name);
    else this.#give(found.name, found.role, attached);
  }

  #short(text: string): void {
    // Some programs spell whole words with one dash.
    const whole = findRole(text, this.#table);
    if (whole !== undefined) {
      this.#give(text, whole.role, undefined);
      return;
    }
    if (/^-\d+$/u.test(text) && findRole('-#', this.#table) !== undefined) return;
    this.#cluster(text);
  }

  #cluster(text: string): void {
    for (let index = 1; index < text.length; index += 1) {
      const name = `-${text.charAt(index)}`;
      const role = findRole(name, this.#table)?.role;
      if (role === undefined) {
        this.unknown.push(text.length === 2 ? name : text);
        return;
      }
      if (takesValue(role) !== 'never') {
        const rest = text.slice(index + 1);
        this.#give(name, role, rest === '' ? undefined : literal(rest));
        return;
      }
      this.#give(name, role, undefined);
    }
  }

  #give(name: string, role: OptionRole, attached: WordValue | undefined): void {
    const first = attached ?? (takesValue(role) === 'always' ? this.#take() : undefined);
    const value = role === 'pair' || role === 'pair-read' ? this.#take() : first;
    this.options.push({ name, role, ...(value === undefined ? {} : { value }) });
  }

  #take(): WordValue {
    const word = this.#words[this.#index];
    this.#index += 1;
    if (word === undefined) this.unknown.push('a missing value');
    return word ?? unknownWord;
  }
}
