import { basename } from 'node:path';
import { systemClock, type Clock } from '@selfware/contracts';
import { endTree } from './end-tree.ts';
import { ownNamespace, parseHostMark, type HostMark } from './host-mark.ts';
import { readProcessTable, type TableEntry } from './process-table.ts';
import { createProcessTree } from './process-tree.ts';
import { readCommandLine } from './read-command-line.ts';
import { markerVariable } from './run-marker.ts';

/** A program that outlived its host and was ended. */
export interface EndedOrphan {
  readonly pid: number;
  /** Its name, without its arguments: they may hold secrets. */
  readonly name: string;
}

/** How orphans are ended. */
export interface EndOrphansOptions {
  /** From SIGTERM to SIGKILL; absent means 1,000. */
  readonly graceMs?: number;
  readonly clock?: Clock;
}

/**
 * Ends what programs of a killed host left, should its guard have been killed as well, and tells who that was; `[]` when there was nobody.
 * Only a process that carries the mark of a host that is gone, of this PID namespace and this user, is signalled; a service that was
 * started as `detached` carries none.
 */
export async function endOrphans({
  graceMs = 1_000,
  clock = systemClock,
}: EndOrphansOptions = {}): Promise<readonly EndedOrphan[]> {
  const table = await readProcessTable({});
  const namespace = await ownNamespace();
  if (table === undefined || namespace === undefined) return [];
  const gone = [...marksOf(table.entries)].filter(
    (host) => host.namespace === namespace && !isAlive(host, table.entries),
  );
  const orphans: EndedOrphan[] = [];
  for (const { mark } of gone) orphans.push(...(await endMarked(mark, { graceMs, clock })));
  return orphans;
}

function marksOf(entries: readonly TableEntry[]): Iterable<HostMark> {
  const own = entries.find(({ pid }) => pid === process.pid);
  // What this process carries itself is its own host's matter.
  const ownMarks = new Set(own && marksIn(own));
  const hosts = entries.flatMap(marksIn).filter((mark) => !ownMarks.has(mark));
  const found = [...new Set(hosts)].map(parseHostMark);
  return found.filter((host) => host !== undefined);
}

function marksIn({ environment }: TableEntry): readonly string[] {
  const beginning = `${markerVariable}=`;
  return environment
    .split('\0')
    .filter((entry) => entry.startsWith(beginning))
    .flatMap((entry) => entry.slice(beginning.length).split('.'));
}

function isAlive({ pid, startTime }: HostMark, entries: readonly TableEntry[]): boolean {
  return entries.some((entry) => entry.pid === pid && entry.startTime === startTime);
}

async function endMarked(
  marker: string,
  options: { readonly graceMs: number; readonly clock: Clock },
): Promise<readonly EndedOrphan[]> {
  const tree = createProcessTree({
    // Its host led none of them, and is gone: they are known by the mark, and by their parents.
    leader: -1,
    marker,
    leaderLives: () => false,
    isOld: () => true,
  });
  const pids = await tree.pids();
  const named = await Promise.all(pids.map(async (pid) => ({ pid, name: await nameOf(pid) })));
  await endTree(tree, options);
  return named;
}

async function nameOf(pid: number): Promise<string> {
  return basename((await readCommandLine(pid))[0] ?? '') || 'a program';
}
