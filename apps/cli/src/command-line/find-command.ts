import { commands, commonFlags, flags } from './command-table.data.ts';
import type { CommandDescription, FlagDescription } from './command-table.ts';

/** The command that the first words name, and how many words that took; absent when none does. */
export function findCommand(
  words: readonly string[],
): { readonly command: CommandDescription; readonly words: number } | undefined {
  for (const count of [2, 1]) {
    const command = commands.find(({ name }) => name === words.slice(0, count).join(' '));
    if (command !== undefined && words.length >= count) return { command, words: count };
  }
  return undefined;
}

/** The flags that a command takes, its own first. */
export function flagsOf(command: CommandDescription): readonly FlagDescription[] {
  return [...command.flags, ...commonFlags].flatMap((name) =>
    flags.filter((flag) => flag.name === name),
  );
}
