import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isSessionId, sessionListName } from '@selfware/agent';
import { logDirectory, logJournalNames } from '../log/log-journals.ts';
import type { StoredPart } from './stored-part.ts';

// Whoever writes to these opens and closes them again.
const lockWaitMs = 5_000;

/** Everything that a state directory holds, sessions first; what is not there is left out. */
export async function findParts(stateDirectory: string): Promise<readonly StoredPart[]> {
  const sessions = join(stateDirectory, 'sessions');
  const ids = (await directoriesIn(sessions)).filter(isSessionId);
  const hasSessions = (await namesIn(sessions)).length > 0;
  const list = { directory: sessions, name: sessionListName, lockWaitMs };
  const hasBlobs = (await namesIn(join(stateDirectory, 'blobs'))).length > 0;
  return [
    ...ids.map((id) => sessionPart(stateDirectory, id)),
    ...(hasSessions ? [{ kind: 'session-list', name: 'sessions', journal: list } as const] : []),
    ...(await journalsIn(stateDirectory, 'memory', 'episodes')),
    ...(await journalsIn(stateDirectory, 'audit', 'audit')),
    ...(await logsIn(stateDirectory)),
    ...(hasBlobs
      ? [{ kind: 'blobs', name: 'blobs', directory: join(stateDirectory, 'blobs') } as const]
      : []),
  ];
}

/** The part that a session is, whether it is there or not. */
export function sessionPart(
  stateDirectory: string,
  id: string,
): Extract<StoredPart, { journal: object }> {
  const directory = join(stateDirectory, 'sessions', id);
  return { kind: 'session', name: id, journal: { directory, name: 'session' } };
}

async function journalsIn(
  stateDirectory: string,
  kind: 'memory' | 'audit',
  name: string,
): Promise<readonly StoredPart[]> {
  const directory = join(stateDirectory, kind);
  return (await directoriesIn(directory)).map((workspace) => {
    return {
      kind,
      name: workspace,
      journal: { directory: join(directory, workspace), name, lockWaitMs },
    };
  });
}

async function logsIn(stateDirectory: string): Promise<readonly StoredPart[]> {
  const directory = logDirectory(stateDirectory);
  const names = await namesIn(directory);
  return logJournalNames
    .filter((name) => names.includes(`${name}.journal`))
    .map((name) => ({ kind: 'log', name, journal: { directory, name } }));
}

async function directoriesIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(ignoreAbsent);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function namesIn(directory: string): Promise<readonly string[]> {
  return readdir(directory).catch(ignoreAbsent);
}

// Nothing was ever stored there; what may not be read is no reason to say that all is well.
function ignoreAbsent(error: unknown): never[] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}
