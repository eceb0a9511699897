import { constants } from 'node:os';
import { SelfwareError } from '@selfware/contracts';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../src/files/file-system.ts';
import { explore, exploreDisk, killedDisk, type Subject } from './explore.ts';
import { createFaultyDisk, type DiskFault } from './faulty-disk.ts';
import { bindDisk, MemoryDisk } from './memory-disk.ts';
import { journalOf, journalSteps } from './journal-subject.ts';
import { atomicFile, backendOf, blobsOf, setOf, sizes, storeOf } from './subjects.ts';

configureProperties();
// One workload stands for hundreds of states.
const wanted = Number(process.env['SELFWARE_RUNS'] ?? '100');
const runs = Math.ceil(wanted / 10);
const isLong = wanted > 100;

const subjects: readonly (readonly [string, fc.Arbitrary<Subject>])[] = [
  ['an atomic file', sizes.map(atomicFile)],
  ['a store', sizes.map(storeOf)],
  ['a journal', journalSteps.map(journalOf)],
  ['a blob store', sizes.map(blobsOf)],
  ['a set of files', sizes.map(setOf)],
  ['a backend', sizes.map(backendOf)],
];

describe('every state that a power cut may leave', () => {
  it.each(subjects)(
    'loses nothing acknowledged of %s, mixes nothing and recovers once',
    async (name, subject) => {
      let states = 0;
      await fc.assert(
        fc.asyncProperty(subject, async (each) => {
          states += await explore(each, { everyRecovery: 20 });
        }),
        { numRuns: runs },
      );
      console.log(`${name}: ${states} states of ${runs} workloads`);
      expect(states).toBeGreaterThan(10 * runs);
    },
  );

  it.each(subjects)(
    'loses nothing of %s when the process was killed before and another one went on',
    async (_, subject) => {
      await fc.assert(
        fc.asyncProperty(subject, async (each) => {
          const disk = await runOn(each, (inner) => inner);
          for (const prefix of choosePrefixes(disk.operations.length))
            await goOnAfterKill(each, killedDisk(disk, prefix));
        }),
        { numRuns: Math.ceil(runs / 10) },
      );
    },
  );
});

const { EIO, ENOSPC, EDQUOT, EROFS, EACCES, EMFILE } = constants.errno;
const errors = [EIO, ENOSPC, EDQUOT, EROFS, EACCES, EMFILE];
const takes: readonly ((length: number) => number)[] = [
  () => 0,
  () => 1,
  (length) => length >> 1,
  (length) => length - 1,
];

describe('every call that fails', () => {
  it.each(subjects)('leaves %s whole and says so with a typed error', async (_, subject) => {
    await fc.assert(
      fc.asyncProperty(subject, fc.constantFrom(...errors), async (each, errno) => {
        await failEveryCall(each, (call) => ({ kind: 'error', call, errno }));
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  });

  it.each(subjects)(
    'leaves %s whole when a write takes less than it was given',
    async (_, subject) => {
      await fc.assert(
        fc.asyncProperty(subject, fc.constantFrom(...takes), async (each, take) => {
          await failEveryCall(each, (call) => ({ kind: 'short', call, take }));
        }),
        { numRuns: Math.ceil(runs / 4) },
      );
    },
  );
});

// The first operations make the directories; of the later ones the short form takes some.
function choosePrefixes(count: number): readonly number[] {
  const stride = isLong ? 1 : Math.ceil(count / 6);
  return Array.from({ length: count }, (_, prefix) => prefix).filter(
    (prefix) => prefix < 6 || prefix % stride === 0,
  );
}

async function goOnAfterKill(subject: Subject, killed: MemoryDisk): Promise<void> {
  const from = killed.operations.length;
  const acknowledged = killed.operations.flatMap((operation) =>
    operation.kind === 'acknowledge' ? [operation.what] : [],
  );
  await subject.recover(killed, acknowledged);
  await subject.run(killed, killed.acknowledge.bind(killed), 1);
  await exploreDisk(subject, killed, { from });
}

async function failEveryCall(
  subject: Subject,
  faultAt: (call: number) => DiskFault,
): Promise<void> {
  for (let call = 0, more = true; more; call += 1) {
    let calls = (): number => 0;
    const disk = await runOn(subject, (inner) => {
      const faulty = createFaultyDisk(inner, faultAt(call));
      ({ calls } = faulty);
      return faulty.fileSystem;
    });
    await exploreDisk(subject, disk, { from: disk.operations.length });
    more = calls() > call;
  }
}

async function runOn(
  subject: Subject,
  wrap: (disk: MemoryDisk) => FileSystem,
): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  try {
    await subject.run(wrap(disk), (what) => {
      disk.acknowledge(what);
    });
  } catch (error) {
    if (!SelfwareError.isInstance(error)) throw error;
  }
  return disk;
}

describe('the explorer', () => {
  const withoutFileSync = (disk: MemoryDisk): FileSystem => ({
    ...bindDisk(disk),
    open: async (path, how, mode) => ({
      ...(await disk.open(path, how, mode)),
      sync: async () => {},
      syncData: async () => {},
    }),
  });
  const withoutDirectorySync = (disk: MemoryDisk): FileSystem => ({
    ...bindDisk(disk),
    syncDirectory: async () => {},
  });
  const cases: readonly (readonly [string, Subject])[] = [
    ['an atomic file', atomicFile([600, 700])],
    ['a store', storeOf([600, 700])],
    ['a journal', journalOf([{ kind: 'append', sizes: [600], durable: true }])],
    ['a blob store', blobsOf([600])],
    ['a set of files', setOf([600, 700])],
    ['a backend', backendOf([600, 700])],
  ];

  it.each(cases)('finds that %s is lost where no file is synced', async (_, subject) => {
    const disk = await runOn(subject, withoutFileSync);
    await expect(exploreDisk(subject, disk)).rejects.toThrow(/operations/u);
  });

  it.each(cases)('finds that %s is lost where no directory is synced', async (_, subject) => {
    const disk = await runOn(subject, withoutDirectorySync);
    await expect(exploreDisk(subject, disk)).rejects.toThrow(/operations/u);
  });
});
