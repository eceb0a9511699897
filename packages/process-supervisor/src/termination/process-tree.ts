import type { Enclosure } from '../containment/enclosure.ts';
import { sendSignal } from '../identity/identify.ts';
import type { ProcessStat } from '../identity/parse-process-stat.ts';
import type { ReadTable } from './share-table.ts';
import { createWindowsTree } from './windows-tree.ts';
import { readProcessStat, readProcessTable, type ProcessTable } from './process-table.ts';

/** A program and everything that it started, as far as it can be found. */
export interface ProcessTree {
  /** How many members live now; without `/proc` 1 stands for a group that is not empty. */
  countLiving(): Promise<number>;
  /** True when there is nobody left; looks twice where one look may have missed somebody. */
  isGone(): Promise<boolean>;
  /** The pids of the members; without `/proc` empty. */
  pids(): Promise<readonly number[]>;
  /** Signals every member. */
  signal(signal: NodeJS.Signals): Promise<void>;
}

/** What names a tree. */
export interface ProcessTreeOptions {
  /** Pid of the program, which leads its own session and group. */
  readonly leader: number;
  /** What every member has in its environment, unless it cleared it. */
  readonly marker: string;
  /** False once the leader was reaped: from then on its number may become another's. */
  readonly leaderLives: () => boolean;
  /** True when so much time has passed that pids may have gone round since the start. */
  readonly isOld: () => boolean;
  /** What an enclosure knows of its members, and its way to kill them all in one step; absent where there is none. */
  readonly enclosure?: Pick<Enclosure, 'members' | 'kill'>;
  /** Absent means that of this machine; where there is none only the group is known. */
  readonly readTable?: ReadTable;
}

/**
 * Finds the members of a tree anew at each call: by group and session, by the marker, and by the chain of parents
 * (which finds those that left the group and cleared their environment, as long as their parent lives).
 */
export function createProcessTree(options: ProcessTreeOptions): ProcessTree {
  if (process.platform === 'win32') return createWindowsTree(options);
  const { leader, leaderLives } = options;
  const known = new Set<string>();
  return {
    async countLiving() {
      const look = await findMembers(options, known);
      return look?.members.length ?? Number(sendSignal(-leader, 0));
    },
    async isGone() {
      const look = await findMembers(options, known);
      if (look === undefined) return !sendSignal(-leader, 0);
      if (look.members.length > 0 || look.isComplete) return look.members.length === 0;
      return (await findMembers(options, known))?.members.length === 0;
    },
    async pids() {
      const look = await findMembers(options, known);
      return look?.members.map(({ pid }) => pid) ?? [];
    },
    async signal(signal) {
      if (signal === 'SIGKILL') await options.enclosure?.kill();
      const look = await findMembers(options, known);
      // The whole group at once: no fork can slip between. Only while the number is surely ours.
      const wholeGroup = look === undefined || leaderLives();
      if (wholeGroup) sendSignal(-leader, signal);
      // A second SIGTERM would interrupt what somebody does about the first.
      const others = (look?.members ?? []).filter(({ group }) => !wholeGroup || group !== leader);
      await Promise.all(others.map((member) => signalMember(member, signal)));
    },
  };
}

interface Look {
  readonly members: readonly ProcessStat[];
  readonly isComplete: boolean;
}

async function findMembers(
  options: ProcessTreeOptions,
  known: Set<string>,
): Promise<Look | undefined> {
  const inside = new Set(await options.enclosure?.members());
  const { readTable = readProcessTable } = options;
  const table = await readTable(options.isOld() ? {} : { since: options.leader });
  if (table === undefined) return undefined;
  const members = withDescendants(table.entries, findEvident(table, options, { known, inside }));
  for (const member of members) known.add(nameOf(member));
  return { members: [...members], isComplete: table.isComplete };
}

function findEvident(
  { entries }: ProcessTable,
  { leader, marker, leaderLives }: ProcessTreeOptions,
  { known, inside }: { readonly known: ReadonlySet<string>; readonly inside: ReadonlySet<number> },
): Set<ProcessStat> {
  const reused = !leaderLives() && entries.some((entry) => entry.pid === leader);
  const isOurs = ({ group, session }: ProcessStat): boolean =>
    !reused && (group === leader || session === leader);
  return new Set(
    entries.filter(
      (entry) =>
        isOurs(entry) ||
        inside.has(entry.pid) ||
        known.has(nameOf(entry)) ||
        entry.environment.includes(marker),
    ),
  );
}

function nameOf({ pid, startTime }: ProcessStat): string {
  return `${pid}@${startTime}`;
}

function withDescendants(
  table: readonly ProcessStat[],
  members: Set<ProcessStat>,
): Set<ProcessStat> {
  const pids = new Set([...members].map((member) => member.pid));
  for (let before = -1; before !== pids.size;) {
    before = pids.size;
    for (const stat of table)
      if (pids.has(stat.parent)) {
        members.add(stat);
        pids.add(stat.pid);
      }
  }
  return members;
}

// Read again right before the signal: the pid may have become another's since the table was read.
async function signalMember(member: ProcessStat, signal: NodeJS.Signals): Promise<void> {
  const present = await readProcessStat(member.pid);
  if (present?.startTime === member.startTime) sendSignal(member.pid, signal);
}
