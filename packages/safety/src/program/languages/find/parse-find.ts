import { literalText, type WordValue } from '../../words/word-value.ts';
import { findPrimaries, type FindValue } from './find-primaries.data.ts';

/** One test or action of a search. */
export interface FindPrimary {
  readonly name: string;
  readonly values: readonly { readonly word: WordValue; readonly role: FindValue }[];
  /** True behind an odd number of `!`. */
  readonly isNegated: boolean;
}

/** A command that find runs, as it is written, with `{}` for what is found. */
export interface FindCommand {
  readonly action: string;
  /** Never empty. */
  readonly words: readonly WordValue[];
  /** True for `{} +`: one run gets many names. */
  readonly isBatch: boolean;
}

/** What the arguments of find say, as far as they can be read. */
export interface FindExpression {
  /** Where it searches; empty means the current directory. */
  readonly starts: readonly WordValue[];
  readonly primaries: readonly FindPrimary[];
  readonly commands: readonly FindCommand[];
  /** True when links to directories are followed. */
  readonly followsLinks: boolean;
  /** What is not known or would be refused, as phrases for people; empty when every word is understood. */
  readonly problems: readonly string[];
}

/** Reads the arguments of find (GNU, and what POSIX has of it); never throws, takes time linear in the words. */
export function parseFind(words: readonly WordValue[]): FindExpression {
  const parser = new FindParser(words.slice(1));
  parser.readAll();
  return parser;
}

class FindParser implements FindExpression {
  readonly starts: WordValue[] = [];
  readonly primaries: FindPrimary[] = [];
  readonly commands: FindCommand[] = [];
  readonly problems: string[] = [];
  followsLinks = false;
  readonly #words: readonly WordValue[];
  #index = 0;
  #depth = 0;
  #isNegated = false;
  // True where a primary must come: behind an operator.
  #needsPrimary = false;

  constructor(words: readonly WordValue[]) {
    this.#words = words;
  }

  readAll(): void {
    this.#readGlobalOptions();
    this.#readStarts();
    while (this.#index < this.#words.length) this.#readPart();
    if (this.#depth !== 0) this.problems.push('parentheses that do not match');
    if (this.#needsPrimary) this.problems.push('an operator without an operand');
  }

  #take(): WordValue | undefined {
    const word = this.#words[this.#index];
    this.#index += 1;
    return word;
  }

  #readGlobalOptions(): void {
    for (; this.#index < this.#words.length; this.#index += 1) {
      const text = literalText(this.#words[this.#index]);
      if (text === '-D') this.#index += 1;
      else if (text === '--') {
        this.#index += 1;
        return;
      } else if (text === '-L') this.followsLinks = true;
      else if (text === undefined || !/^-(?:[HP]|O[0-3])$/u.test(text)) return;
    }
  }

  #readStarts(): void {
    for (; this.#index < this.#words.length; this.#index += 1) {
      const word = this.#words[this.#index];
      const text = word?.kind === 'unknown' ? word.prefix : word?.text;
      if (word === undefined || text === undefined) return;
      if (word.kind === 'literal' && /^[-(!),]/u.test(text)) return;
      if (word.kind === 'unknown' && !isSafeStart(word)) this.problems.push('an unknown word');
      this.starts.push(word);
    }
  }

  #readPart(): void {
    const text = literalText(this.#take());
    if (text === undefined) this.problems.push('an unknown word');
    else if (text === '(') this.#open();
    else if (text === ')') this.#close();
    else if (text === '!' || text === '-not') {
      this.#isNegated = !this.#isNegated;
      this.#needsPrimary = true;
    } else if (/^(?:,|-a|-and|-o|-or)$/u.test(text)) this.#join();
    else if (/^-(?:exec|execdir|ok|okdir)$/u.test(text)) this.#readCommand(text);
    else this.#readPrimary(text);
  }

  #open(): void {
    this.#depth += 1;
    this.#isNegated = false;
    this.#needsPrimary = true;
  }

  #close(): void {
    this.#depth -= 1;
    if (this.#depth < 0 || this.#needsPrimary) this.problems.push('parentheses that do not match');
    this.#depth = Math.max(this.#depth, 0);
    this.#needsPrimary = false;
  }

  #join(): void {
    if (this.#needsPrimary || (this.primaries.length === 0 && this.commands.length === 0))
      this.problems.push('an operator without an operand');
    this.#isNegated = false;
    this.#needsPrimary = true;
  }

  #readPrimary(name: string): void {
    const roles = rolesOf(name);
    if (roles === undefined) {
      this.problems.push(`the argument ${name}`);
      return;
    }
    if (name === '-follow') this.followsLinks = true;
    const values = roles.flatMap((role) => {
      const word = this.#take();
      if (word === undefined) {
        this.problems.push(`${name} without a value`);
        return [];
      }
      if (!isOneValue(word)) this.problems.push('an unknown value');
      return [{ word, role }];
    });
    this.primaries.push({ name, values, isNegated: this.#isNegated });
    this.#endPrimary();
  }

  #endPrimary(): void {
    this.#isNegated = false;
    this.#needsPrimary = false;
  }

  #readCommand(action: string): void {
    const words: WordValue[] = [];
    let word = this.#take();
    while (word !== undefined && !this.#endsCommand(word, words.at(-1), action)) {
      words.push(word);
      word = this.#take();
    }
    if (word === undefined) this.problems.push(`${action} without an end`);
    if (words.length === 0) this.problems.push(`${action} without a command`);
    else this.commands.push({ action, words, isBatch: literalText(word) === '+' });
    this.#endPrimary();
  }

  #endsCommand(word: WordValue, before: WordValue | undefined, action: string): boolean {
    if (mayEnd(word) && literalText(this.#words[this.#index]) !== '{}')
      this.problems.push('an unknown word');
    const text = literalText(word);
    if (text === ';') return true;
    if (text !== '+') return false;
    const last = literalText(before);
    if (last !== '{}' || action.startsWith('-ok')) {
      // Where a word only has `{}` in it, programs differ.
      if (last?.includes('{}') === true) this.problems.push('a + in this place');
      return false;
    }
    return true;
  }
}

function rolesOf(name: string): readonly FindValue[] | undefined {
  if (Object.hasOwn(findPrimaries, name)) return findPrimaries[name];
  // The last letter `t` says that the value is a time.
  if (/^-newer[aBcm][aBcm]$/u.test(name)) return ['look'];
  return /^-newer[aBcm]t$/u.test(name) ? ['text'] : undefined;
}

// Several names that a glob becomes are starts, too, and none of them is part of the expression or leads above.
function isSafeStart(word: Extract<WordValue, { kind: 'unknown' }>): boolean {
  const { glob, prefix } = word;
  if (glob === undefined || /^[-(!),]/u.test(prefix)) return false;
  return (
    (prefix !== '' || isNoPrimary(glob)) &&
    !glob.slice(prefix.length).includes('..') &&
    !/(?:^|\/)\.+[*?[]/u.test(glob)
  );
}

function isOneValue(word: WordValue): boolean {
  if (word.kind === 'literal') return true;
  if (word.glob !== undefined) return isNoPrimary(word.glob);
  return word.mayBeSeveral !== true;
}

// What is not known may be the end of a command, and then what follows is part of the expression; `{}` is none, so find fails.
function mayEnd(word: WordValue): boolean {
  if (word.kind === 'literal' || word.isNumber === true) return false;
  if (word.mayBeSeveral === true && word.glob === undefined) return true;
  return word.prefix === ''
    ? word.glob === undefined || !isNoPrimary(word.glob)
    : /^[;+]/u.test(word.prefix);
}

// No primary and no operator has a dot or a slash in it, so further names make find fail.
function isNoPrimary(glob: string): boolean {
  return /^[\w*?./-]+$/u.test(glob) && /[./]/u.test(glob);
}
