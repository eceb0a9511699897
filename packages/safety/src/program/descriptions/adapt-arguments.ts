import { findRole } from '../options/find-role.ts';
import type { OptionTable } from '../options/option-table.ts';
import type { ReadArguments } from '../options/read-options.ts';
import { takesValue } from '../options/takes-value.ts';
import { literal, literalText, type WordValue } from '../words/word-value.ts';

/** The words with a first one that stands for options, as in `tar xf a`, spelled as options: `-x -f a`. Others stay as they are. */
export function unbundleFirst(
  words: readonly WordValue[],
  table: OptionTable,
): readonly WordValue[] {
  const first = literalText(words[0]);
  if (first === undefined || first === '' || first.startsWith('-')) return words;
  const rest = words.slice(1);
  const spelled: WordValue[] = [];
  for (const letter of first) {
    const name = `-${letter}`;
    spelled.push(literal(name));
    const role = findRole(name, table)?.role;
    const value = role !== undefined && takesValue(role) === 'always' ? rest.shift() : undefined;
    if (value !== undefined) spelled.push(value);
  }
  return [...spelled, ...rest];
}

/** The arguments with the roles that some options have in one use of a program; absent changes nothing. */
export function withRoles(given: ReadArguments, table: OptionTable | undefined): ReadArguments {
  if (table === undefined) return given;
  const options = given.options.map((option) => ({
    ...option,
    role: findRole(option.name, table)?.role ?? option.role,
  }));
  return { options, operands: given.operands, unknown: given.unknown };
}

/** True when a file that is named may be on another machine: `host:file`. */
export function namesRemote({ options, operands }: ReadArguments): boolean {
  const values = options.flatMap(({ role, value }) =>
    role === 'read' || role === 'write' ? [value] : [],
  );
  return [...values, ...operands].some((word) =>
    /^[^/]*:/u.test((word?.kind === 'unknown' ? word.prefix : literalText(word)) ?? ''),
  );
}

/** True when a word may be a file with further arguments: `@file`. */
export function namesResponseFile(words: readonly WordValue[]): boolean {
  return words.some(
    (word) => word.kind === 'literal' && word.text.startsWith('@') && word.text !== '@',
  );
}
