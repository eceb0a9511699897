import { literal, literalText, type Words } from '../words/word-value.ts';

// Since git 2.46 `git config` has subcommands, which are options in older ones.
const configActions: Readonly<Record<string, string>> = {
  list: '--list',
  get: '--get',
  set: '--replace-all',
  unset: '--unset',
  'rename-section': '--rename-section',
  'remove-section': '--remove-section',
  edit: '--edit',
};

const reflogActions = ['show', 'list', 'expire', 'delete', 'exists', 'drop', 'write'];

/** A subcommand and its words, spelled the longer way where git has a shorter one: `config user.name`, `reflog main`. */
export function normalizeSubcommand(words: Words): Words {
  const [first, ...rest] = words;
  const name = literalText(first);
  if (first === undefined) return words;
  if (name === 'config') return [first, ...normalizeConfig(rest)];
  if (name === 'reflog' && rest.length > 0 && !reflogActions.includes(literalText(rest[0]) ?? ''))
    return [first, literal('show'), ...rest];
  return words;
}

function normalizeConfig(words: Words): Words {
  const start = words.findIndex((word) => !(literalText(word) ?? '').startsWith('-'));
  const name = literalText(words[start]) ?? '';
  if (start !== -1 && Object.hasOwn(configActions, name) && words.length > start)
    return [
      ...words.slice(0, start),
      literal(configActions[name] ?? ''),
      ...words.slice(start + 1),
    ];
  const operands = words.filter((word) => !(literalText(word) ?? '').startsWith('-'));
  if (operands.length !== words.length || words.length === 0) return words;
  return [literal(words.length === 1 ? '--get' : '--replace-all'), ...words];
}
