import { verifyDirectory, type FileState } from '@selfware/persistence';
import { findDirectories } from '../config/directories.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { jsonLine } from '../render/json-lines.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import { exitCodeOfFindings, isBroken, renderFinding } from '../render/render-findings.ts';
import { openSealing } from '../sealing/open-sealing.ts';
import { findParts } from '../stored/find-parts.ts';
import { verifyStored } from '../stored/verify-stored.ts';
import type { Command, CommandContext } from './command.ts';

/** `selfware sessions verify`: whether everything in the state directory is as it was written; changes nothing. */
export const verifySessions: Command = async (context) => {
  const { host, json, look } = context;
  const stateDirectory = findDirectories(host.environment).state;
  const counts = { whole: 0, damaged: 0, unreadable: 0, unchecked: 0 };
  for await (const state of verifyDirectory(stateDirectory)) {
    counts[state.status] += 1;
    if (json) await host.stdout.write(jsonLine(state));
    else if (look.verbose || isTrouble(state)) await host.stdout.write(stateLine(state));
  }
  const { whole, damaged, unreadable } = counts;
  // What damaged files add up to is only known when they are repaired.
  const code =
    damaged + unreadable === 0 ? await tellTrouble(context, stateDirectory) : exitCodes.failed;
  if (!json)
    await host.stdout.write(`${whole} whole, ${damaged} damaged, ${unreadable} unreadable\n`);
  if (damaged === 0 && code !== exitCodes.damaged) return code;
  const hint = '`selfware sessions repair --all` sets damage aside and keeps the rest.\n';
  await host.stderr.write(look.red(hint));
  return exitCodes.damaged;
};

/** Tells what is not as it was written although every file is whole. */
async function tellTrouble(
  { host, json, look }: CommandContext,
  stateDirectory: string,
): Promise<ExitCode> {
  // Of a blob the file tells everything.
  const parts = (await findParts(stateDirectory)).filter(({ kind }) => kind !== 'blobs');
  const sealing = await openSealing(host.environment);
  const findings = await verifyStored({ directory: stateDirectory, sealing }, parts);
  for (const finding of findings)
    if (isBroken(finding) || finding.status === 'unreadable')
      await host.stdout.write(json ? jsonLine(finding) : renderFinding(finding, look));
  return exitCodeOfFindings(findings);
}

function isTrouble({ status }: FileState): boolean {
  return status === 'damaged' || status === 'unreadable';
}

function stateLine({ status, path, kind, reason }: FileState): string {
  const why = reason === undefined ? '' : `  ${reason}`;
  return `${status.padEnd(10)}  ${kind.padEnd(7)}  ${neutraliseTerminalLine(path)}${why}\n`;
}
