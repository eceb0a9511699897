import type { Invocation } from '../invocation.ts';
import type { ReadArguments } from '../options/read-options.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { containerGroups, containerPrograms, startingCommands } from './container-programs.data.ts';
import { readFlags } from './read-flags.ts';
import {
  dockerBuildOptions,
  dockerExecOptions,
  dockerGlobals,
  dockerRunOptions,
} from './run-options.data.ts';

/** How a container, or a command in one, is started. */
export interface ContainerStart {
  readonly command: string;
  /** Its options; the first operand is the image or the container, and the rest runs inside. */
  readonly given: ReadArguments;
}

const groupOptions = {
  ...dockerGlobals,
  value: `${dockerGlobals.value} -f --file -p --project-name --project-directory --profile --env-file --parallel --progress --ansi`,
} as const;

/** Finds the command of docker and its relatives that starts something; absent for every other use. */
export function findContainerStart(
  name: string,
  { words }: Invocation,
): ContainerStart | undefined {
  if (!containerPrograms.includes(name)) return undefined;
  let rest: readonly WordValue[] = words.slice(1);
  // `docker container run`, `docker compose -f x run`
  for (let level = 0; level < 3; level += 1) {
    const { operands, unknown } = readFlags(rest, groupOptions);
    // An option that nobody knows may take the next word, so every word may be the command.
    const command = unknown.length === 0 ? literalText(operands[0]) : firstStarting(rest);
    const after = unknown.length === 0 ? operands.slice(1) : afterStarting(rest);
    if (command === undefined) return undefined;
    if (startingCommands.includes(command)) return readStart(command, after);
    if (!containerGroups.includes(command)) return undefined;
    rest = after;
  }
  return undefined;
}

function readStart(command: string, words: readonly WordValue[]): ContainerStart {
  if (command === 'build' || command === 'b')
    return { command: 'build', given: readFlags(words, dockerBuildOptions) };
  const table = command === 'exec' ? dockerExecOptions : dockerRunOptions;
  return { command, given: readFlags(words, table) };
}

function firstStarting(words: readonly WordValue[]): string | undefined {
  return literalText(words[startingIndex(words)]);
}

function afterStarting(words: readonly WordValue[]): readonly WordValue[] {
  const index = startingIndex(words);
  return index === -1 ? [] : words.slice(index + 1);
}

function startingIndex(words: readonly WordValue[]): number {
  return words.findIndex((word) => startingCommands.includes(literalText(word) ?? ''));
}
