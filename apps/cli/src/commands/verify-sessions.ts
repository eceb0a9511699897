import { verifyDirectory, type FileState } from '@selfware/persistence';
import { findDirectories } from '../config/directories.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine } from '../render/json-lines.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import type { Command } from './command.ts';

/** `selfware sessions verify`: whether everything in the state directory is as it was written; changes nothing. */
export const verifySessions: Command = async ({ host, json, look }) => {
  const counts = { whole: 0, damaged: 0, unreadable: 0, unchecked: 0 };
  for await (const state of verifyDirectory(findDirectories(host.environment).state)) {
    counts[state.status] += 1;
    if (json) await host.stdout.write(jsonLine(state));
    else if (look.verbose || isTrouble(state)) await host.stdout.write(stateLine(state));
  }
  const { whole, damaged, unreadable } = counts;
  if (!json)
    await host.stdout.write(`${whole} whole, ${damaged} damaged, ${unreadable} unreadable\n`);
  if (damaged === 0) return unreadable === 0 ? exitCodes.done : exitCodes.failed;
  await host.stderr.write(
    look.red('Damage is set aside, and the rest kept, when a session is resumed.\n'),
  );
  return exitCodes.damaged;
};

function isTrouble({ status }: FileState): boolean {
  return status === 'damaged' || status === 'unreadable';
}

function stateLine({ status, path, kind, reason }: FileState): string {
  const why = reason === undefined ? '' : `  ${reason}`;
  return `${status.padEnd(10)}  ${kind.padEnd(7)}  ${neutraliseTerminalLine(path)}${why}\n`;
}
