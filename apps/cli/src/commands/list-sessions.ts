import { join } from 'node:path';
import { openSessionStore, type SessionSummary } from '@selfware/agent';
import { findDirectories } from '../config/directories.ts';
import { openSealing } from '../sealing/open-sealing.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine } from '../render/json-lines.ts';
import type { Look } from '../render/look.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import type { Command } from './command.ts';

/** `selfware sessions list`: every session, the newest first. */
export const listSessions: Command = async ({ host, json, look }) => {
  const sealing = await openSealing(host.environment);
  const store = await openSessionStore({
    directory: join(findDirectories(host.environment).state, 'sessions'),
    sensitivity: sealing.keep('sessions', { kind: 'none', because: 'listing writes nothing' }),
  });
  const sessions = await store.list();
  const lines = sessions.map((session) => (json ? jsonLine(session) : sessionLine(session, look)));
  if (lines.length === 0 && !json) await host.stderr.write('no sessions yet\n');
  await host.stdout.write(lines.join(''));
  return exitCodes.done;
};

function sessionLine(
  { id, lastEventAt, state, turns, workspace, task }: SessionSummary,
  look: Look,
): string {
  const when = new Date(lastEventAt).toISOString().slice(0, 16).replace('T', ' ');
  const told = neutraliseTerminalLine(task);
  const clipped = told.length > 60 ? `${told.slice(0, 57)}...` : told;
  const place = look.verbose ? `  ${neutraliseTerminalLine(workspace)}` : '';
  return `${id}  ${when}  ${state.padEnd(11)} ${String(turns).padStart(3)} turns  ${clipped}${place}\n`;
}
