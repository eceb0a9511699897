import { ComposeFault } from './compose-fault.ts';
import { isList, type ComposeMap, type ComposeValue } from './parse-compose.ts';

/** Where variables of a Compose file come from. */
export interface Variables {
  /** The value of a variable, which is named at this place of the file; absent when it is not set. */
  readonly read: (name: string, where: string) => string | undefined;
}

// Defaults may hold further variables.
const maxDepth = 16;
const maxLength = 65_536;

/** Fills `$NAME`, `${NAME}`, `:-`, `-`, `:?`, `?`, `:+` and `+` in; `$$` is a dollar. Keys stay. Throws `ComposeFault` for what Compose refuses, too. */
export function interpolateValue(
  value: ComposeValue,
  variables: Variables,
  where = '',
): ComposeValue {
  if (typeof value === 'string') return interpolate(value, variables, where);
  if (isList(value))
    return value.map((item, at) => interpolateValue(item, variables, `${where}[${String(at)}]`));
  if (typeof value !== 'object' || value === null) return value;
  return interpolateMap(value, variables, where);
}

/** The same for a mapping. */
export function interpolateMap(value: ComposeMap, variables: Variables, where = ''): ComposeMap {
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      interpolateValue(entry, variables, where === '' ? key : `${where}.${key}`),
    ]),
  );
}

function interpolate(text: string, variables: Variables, where: string): string {
  if (!text.includes('$')) return text;
  const reader = new Interpolation(text, variables, where);
  return reader.whole();
}

class Interpolation {
  readonly #text: string;
  readonly #variables: Variables;
  readonly #where: string;
  #at = 0;

  constructor(text: string, variables: Variables, where: string) {
    this.#text = text;
    this.#variables = variables;
    this.#where = where;
  }

  whole(): string {
    const result = this.#until(false, 0);
    if (result.length > maxLength) throw this.#fault('it becomes too long');
    return result;
  }

  // Up to the brace that closes the variable around it, or to the end.
  #until(isInside: boolean, depth: number): string {
    if (depth > maxDepth) throw this.#fault('its variables are nested too deeply');
    let result = '';
    while (this.#at < this.#text.length) {
      const letter = this.#text.charAt(this.#at);
      if (isInside && letter === '}') return result;
      this.#at += 1;
      result += letter === '$' ? this.#variable(depth) : letter;
    }
    if (isInside) throw this.#fault('a brace is not closed');
    return result;
  }

  #variable(depth: number): string {
    const next = this.#text.charAt(this.#at);
    if (next === '$') {
      this.#at += 1;
      return '$';
    }
    if (next === '{') {
      this.#at += 1;
      return this.#braced(depth);
    }
    const name = this.#name();
    if (name === '') throw this.#fault('a `$` is followed by no name');
    return this.#variables.read(name, this.#where) ?? '';
  }

  #braced(depth: number): string {
    const name = this.#name();
    if (name === '') throw this.#fault('a `${` is followed by no name');
    const operator = /^:?[-?+]|^/u.exec(this.#text.slice(this.#at, this.#at + 2))?.[0] ?? '';
    this.#at += operator.length;
    const word = this.#until(true, depth + 1);
    if (operator === '' && word !== '') throw this.#fault('a `${` is followed by no known form');
    this.#at += 1;
    return this.#choose(name, operator, word);
  }

  #choose(name: string, operator: string, word: string): string {
    const value = this.#variables.read(name, this.#where);
    const isMissing = value === undefined || (operator.startsWith(':') && value === '');
    // What is not known here may be set where it runs.
    if (operator.endsWith('+')) return value === '' && operator.startsWith(':') ? '' : word;
    if (!isMissing) return value;
    if (operator.endsWith('?')) throw this.#fault(`${name} has to be set`);
    return operator === '' ? '' : word;
  }

  #name(): string {
    const found = /^[A-Za-z_][A-Za-z0-9_]*/u.exec(this.#text.slice(this.#at, this.#at + 256))?.[0];
    this.#at += found?.length ?? 0;
    return found ?? '';
  }

  #fault(why: string): ComposeFault {
    return new ComposeFault(
      'compose-interpolation',
      `This cannot be filled in: ${why}.`,
      this.#where,
    );
  }
}
