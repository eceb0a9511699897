import { undoLastRun, type UndoReport } from '@selfware/agent';
import { openStores } from '../compose.ts';
import { findDirectories } from '../config/directories.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { openSealing } from '../sealing/open-sealing.ts';
import { openRedactors } from '../redaction/open-redactors.ts';
import { jsonLine } from '../render/json-lines.ts';
import type { Look } from '../render/look.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import { findWorkspace, type Command } from './command.ts';

/** `selfware undo`: takes back the file changes of the last run in this directory. */
export const undo: Command = async (context) => {
  const { host, look, json } = context;
  const workspace = await findWorkspace(context);
  const stateDirectory = findDirectories(host.environment).state;
  const stores = await openStores(
    { workspace, stateDirectory, sealing: await openSealing(host.environment) },
    openRedactors({ personalData: 'hide-when-stored' }),
  );
  try {
    const report = await undoLastRun(stores);
    await host.stdout.write(json ? jsonLine(report) : renderUndo(report, look));
    return exitCodeOfUndo(report);
  } finally {
    await Promise.all([stores.root.close(), stores.blobs.close()]);
  }
};

/** The lines that tell what an undo did. */
export function renderUndo(
  { sessionId, restored, removed, refused, already }: UndoReport,
  look: Look,
): string {
  if (sessionId === undefined) return 'nothing to undo\n';
  const { ok, fail, dot } = look.signs;
  const named = (sign: string, verb: string) => (path: string) =>
    `${sign} ${verb} ${neutraliseTerminalLine(path)}`;
  return [
    ...restored.map(named(look.green(ok), 'restored')),
    ...removed.map(named(look.green(ok), 'removed')),
    ...already.map(named(look.dim(dot), 'unchanged')),
    ...refused.map(
      ({ path, reason }) =>
        `${look.red(fail)} left ${neutraliseTerminalLine(path)}: ${neutraliseTerminalLine(reason)}`,
    ),
    '',
  ].join('\n');
}

/** 1 when a file had to be left as it is, 0 otherwise. */
export function exitCodeOfUndo({ refused }: UndoReport): ExitCode {
  return refused.length === 0 ? exitCodes.done : exitCodes.failed;
}
