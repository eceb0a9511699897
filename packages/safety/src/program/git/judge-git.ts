import { judgeDescription } from '../descriptions/judge-description.ts';
import type { ProgramDescription } from '../descriptions/program-description.ts';
import type { Invocation } from '../invocation.ts';
import { readOptions, type ReadArguments } from '../options/read-options.ts';
import type { Scene } from '../scene.ts';
import type { NestedScript, Unwrapped } from '../unwrap/unwrapper.ts';
import { literalText, type Words } from '../words/word-value.ts';
import { expandAlias } from './expand-alias.ts';
import { judgeStaging } from './judge-staging.ts';
import { judgeGitWords } from './judge-git-words.ts';
import { judgeSetting } from './judge-setting.ts';
import { normalizeSubcommand } from './normalize-subcommand.ts';

/** Judges git by its description, and what its settings, aliases, revisions and addresses do beside. Gives back what it runs. */
export function judgeGit(
  invocation: Invocation,
  description: ProgramDescription,
  scene: Scene,
): Unwrapped {
  const words = invocation.words.slice(1);
  const given = readOptions(words, description.options, { stopsAtOperand: true });
  const globals = words.slice(0, words.length - given.operands.length);
  const scripts: (string | NestedScript)[] = [...judgeSettings(given, invocation, scene)];
  // Where git works is a fact that somebody may look up.
  scene.list('.', invocation.span);
  const rest = normalizeSubcommand(given.operands);
  const name = literalText(rest[0]);
  const alias =
    name === undefined || isDescribed(name, description)
      ? undefined
      : expandAlias(name, { globals, rest: rest.slice(1), given, invocation, scene });
  if (alias !== undefined) return { ...alias, scripts: [...scripts, ...(alias.scripts ?? [])] };
  judgeGitWords(rest, invocation, scene);
  const staged =
    name === 'add' || name === 'stage' ? description.subcommands?.['add stage'] : undefined;
  if (staged !== undefined)
    judgeStaging(
      { globals: given.options, words: rest.slice(1), table: staged.options },
      invocation,
      scene,
    );
  const [program = { kind: 'literal', text: 'git' }] = invocation.words;
  const normal = { ...invocation, words: [program, ...globals, ...rest] satisfies Words };
  const inside = judgeDescription(normal, withoutSettings(given, description), scene);
  return { ...inside, scripts: [...scripts, ...(inside.scripts ?? [])] };
}

function judgeSettings(
  { options }: ReadArguments,
  { span }: Invocation,
  scene: Scene,
): readonly string[] {
  return options.flatMap(({ name, value }) => {
    const text = name === '-c' ? literalText(value) : undefined;
    return text === undefined ? [] : judgeSetting(text, scene, span);
  });
}

// Settings that were judged by themselves are texts to the description; one of which nothing is known stays a question.
function withoutSettings(
  { options }: ReadArguments,
  description: ProgramDescription,
): ProgramDescription {
  if (options.some(({ name, value }) => name === '-c' && value?.kind !== 'literal'))
    return description;
  const { value = '' } = description.options;
  return {
    ...description,
    options: { ...description.options, assigns: '--config-env', value: `${value} -c` },
  };
}

function isDescribed(name: string, { subcommands = {} }: ProgramDescription): boolean {
  return Object.keys(subcommands).some((names) => names.split(' ').includes(name));
}
