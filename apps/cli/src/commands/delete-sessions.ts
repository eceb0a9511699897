import { join } from 'node:path';
import {
  findSessionBlobs,
  openSessionStore,
  type SessionStore,
  type SessionSummary,
} from '@selfware/agent';
import { SelfwareError, systemClock } from '@selfware/contracts';
import { LockedError, openBlobStore } from '@selfware/persistence';
import { findDirectories } from '../config/directories.ts';
import { createEpisodeStore } from '../episode-store.ts';
import { NothingFoundError, UsageError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine } from '../render/json-lines.ts';
import { openSealing } from '../sealing/open-sealing.ts';
import type { State } from '../stored/stored-part.ts';
import { findParts } from '../stored/find-parts.ts';
import { listOptions } from '../stored/verify-stored.ts';
import type { Command, CommandContext } from './command.ts';

/** `selfware sessions delete`: removes sessions for good, and the contents that no other session needs. */
export const deleteSessions: Command = async (context) => {
  const { host, json, look } = context;
  const { environment } = host;
  const state = {
    directory: findDirectories(environment).state,
    sealing: await openSealing(environment),
  };
  const store = await openSessionStore(listOptions(state));
  const chosen = await chooseSessions(context, store, state);
  const gone = new Set<string>();
  for (const id of chosen) {
    const isDeleted = await deleteOne(store, id);
    if (isDeleted) gone.add(id);
    const told = isDeleted ? `${look.green(look.signs.ok)} deleted` : `${look.signs.dot} in use`;
    await host.stdout.write(json ? jsonLine({ id, deleted: isDeleted }) : `${told} ${id}\n`);
  }
  await forgetEpisodes(state, gone);
  await collectBlobs(context, state);
  if (chosen.length === 0 && !json) await host.stderr.write('no session is that old\n');
  return gone.size === chosen.length ? exitCodes.done : exitCodes.failed;
};

async function chooseSessions(
  { operands, flags }: CommandContext,
  store: SessionStore,
  state: State,
): Promise<readonly string[]> {
  const days = flags['older-than'];
  const ways = [operands.length > 0, flags['all'] === true, days !== undefined];
  if (ways.filter(Boolean).length !== 1)
    throw new UsageError({
      message: 'expected IDs of sessions, --older-than DAYS or --all, and one of them',
      hint: '`selfware sessions list` shows the IDs',
    });
  const parts = await findParts(state.directory);
  const ids = parts.filter(({ kind }) => kind === 'session').map(({ name }) => name);
  if (operands.length > 0) return operands.map((beginning) => findOne(ids, beginning));
  if (typeof days !== 'string') return ids;
  const listed = await store.list({ limit: Number.MAX_SAFE_INTEGER });
  const before = systemClock.now() - parseDays(days) * 86_400_000;
  return listed.filter((session) => isOlder(session, before)).map(({ id }) => id);
}

function isOlder({ lastEventAt, state }: SessionSummary, before: number): boolean {
  return lastEventAt < before && state !== 'running';
}

function parseDays(text: string): number {
  const days = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && Number.isFinite(days)) return days;
  throw new UsageError({ message: `expected a number of days for --older-than, got ${text}` });
}

function findOne(ids: readonly string[], beginning: string): string {
  const fitting = ids.filter((id) => id.startsWith(beginning));
  const [id] = fitting;
  if (id !== undefined && fitting.length === 1) return id;
  throw new NothingFoundError({
    message: `expected one session whose id begins with ${beginning}, got ${String(fitting.length)}`,
    hint: '`selfware sessions list` shows their ids',
  });
}

async function deleteOne(store: SessionStore, id: string): Promise<boolean> {
  try {
    await store.remove(id);
    return true;
  } catch (error) {
    if (error instanceof LockedError) return false;
    throw error;
  }
}

async function forgetEpisodes(state: State, gone: ReadonlySet<string>): Promise<void> {
  if (gone.size === 0) return;
  const because = 'what is written again was redacted when it was first written';
  const sensitivity = state.sealing.keep('memory', { kind: 'none', because });
  for (const part of await findParts(state.directory))
    if (part.kind === 'memory')
      await createEpisodeStore({ directory: part.journal.directory, sensitivity }).forget(gone);
}

async function collectBlobs(context: CommandContext, state: State): Promise<void> {
  const directory = join(state.directory, 'blobs');
  await using blobs = await openBlobStore({ directory, sensitivity: state.sealing.blobs });
  const parts = await findParts(state.directory);
  const ids = parts.filter(({ kind }) => kind === 'session').map(({ name }) => name);
  try {
    const { removed } = await blobs.collect(() => findSessionBlobs(listOptions(state), ids));
    if (removed.length > 0)
      await tell(
        context,
        `contents that no session needs any more: ${String(removed.length)} gone`,
      );
  } catch (error) {
    if (!SelfwareError.isInstance(error)) throw error;
    // What a session needs that cannot be read is not known, so nothing may go.
    const why = error instanceof LockedError ? 'a session is in use' : error.message;
    await tell(context, `contents of deleted sessions stay until the next delete: ${why}`);
  }
}

async function tell({ host, json }: CommandContext, message: string): Promise<void> {
  await host.stderr.write(json ? jsonLine({ type: 'note', message }) : `${message}\n`);
}
