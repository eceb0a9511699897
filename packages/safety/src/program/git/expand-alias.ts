import type { Invocation } from '../invocation.ts';
import type { ReadArguments } from '../options/read-options.ts';
import type { Scene } from '../scene.ts';
import type { Unwrapped } from '../unwrap/unwrapper.ts';
import { literal, literalText, type Words } from '../words/word-value.ts';
import { parseSettingKey } from './setting-kind.ts';
import { splitAlias } from './split-alias.ts';

/** A use of git whose subcommand is not one of its own. */
export interface AliasUse {
  /** The options before the subcommand, and the words after it. */
  readonly globals: Words;
  readonly rest: Words;
  readonly given: ReadArguments;
  readonly invocation: Invocation;
  readonly scene: Scene;
}

/** What an alias stands for, from this command's own settings or from the facts; absent where nobody knows of such an alias. It is always asked for. */
export function expandAlias(name: string, use: AliasUse): Unwrapped | undefined {
  const text = aliasText(name, use);
  if (text === undefined) return undefined;
  const asks = `git ${name} is an alias of the configuration.`;
  const { invocation, rest } = use;
  if (text.startsWith('!'))
    return {
      scripts: [{ text: `${text.slice(1)} "$@"`, arguments: [literal(name), ...rest] }],
      asks,
    };
  const split = splitAlias(text);
  const [program = literal('git')] = invocation.words;
  // An alias cannot mean itself, so its definition is left behind: what is inside is one shorter each time.
  const globals = withoutAlias(name, use.globals);
  if (split === undefined || split.length === 0) return { asks };
  const words = [program, ...globals, ...split.map(literal), ...rest];
  return { invocations: [{ ...invocation, words, depth: invocation.depth + 1 }], asks };
}

function aliasText(name: string, { given, scene }: AliasUse): string | undefined {
  const own = given.options.findLast(
    (option) => option.name === '-c' && definesAlias(literalText(option.value), name),
  );
  const text = literalText(own?.value);
  if (text !== undefined) return text.slice(text.indexOf('=') + 1);
  const { gitAliases = {} } = scene.facts;
  return Object.hasOwn(gitAliases, name.toLowerCase()) ? gitAliases[name.toLowerCase()] : undefined;
}

function definesAlias(text: string | undefined, name: string): boolean {
  if (text?.includes('=') !== true) return false;
  const key = parseSettingKey(text.slice(0, text.indexOf('=')));
  if (key.section !== 'alias') return false;
  return key.subsection === undefined
    ? key.name === name.toLowerCase()
    : key.subsection === name && key.name === 'command';
}

function withoutAlias(name: string, globals: Words): Words {
  return globals.filter((word, index) => {
    const before = literalText(globals[index - 1]);
    const next = literalText(globals[index + 1]);
    if (literalText(word) === '-c') return !definesAlias(next, name);
    return before !== '-c' || !definesAlias(literalText(word), name);
  });
}
