import { createHash } from 'node:crypto';
import type { DiskImage, DiskOperation, NodeImage } from './disk-image.ts';
import { rootNode } from './disk-image.ts';
import { applyOperation } from './memory-disk.ts';

/** One state that a power cut may leave, and what the workload had been promised by then. */
export interface CrashState {
  readonly image: DiskImage;
  readonly acknowledged: readonly unknown[];
  /** How many operations had been asked for; tells the place in a failure's message. */
  readonly prefix: number;
}

type DataOperation = Extract<DiskOperation, { kind: 'write' | 'truncate' }>;
type EntryOperation = Extract<DiskOperation, { kind: 'enter' | 'rename' | 'remove' }>;

/** What becomes of an operation that is not durable: nothing, or something else than was asked for. Absent: it happened. */
type Choice = ReadonlyMap<number, DiskOperation | undefined>;

/**
 * Every state that a cut after each prefix from `from` on may leave, each once: unsynced data kept, dropped, cut at every 512 and
 * 4096 bytes, in the wrong order or as zeros; unsynced entries of directories kept or lost in any combination.
 */
export function* crashStates(
  start: DiskImage,
  operations: readonly DiskOperation[],
  from = 0,
): Generator<CrashState> {
  const seen = new Set<string>();
  const passing = passingNodes(operations);
  for (let prefix = from; prefix <= operations.length; prefix += 1) {
    const done = operations.slice(0, prefix).filter((each) => !isVolatile(each, passing));
    const acknowledged = done.flatMap((each) => (each.kind === 'acknowledge' ? [each.what] : []));
    for (const choice of choices(done)) {
      const image = replay(start, done, choice);
      const key = `${acknowledged.length} ${digestImage(image)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield { image, acknowledged, prefix };
    }
  }
}

// Files that only tell what a running process needs: never synced, and nothing to anybody after a power cut.
function passingNodes(operations: readonly DiskOperation[]): ReadonlySet<number> {
  const nodes = operations.flatMap((each) =>
    each.kind === 'enter' && each.name.startsWith('.selfware-pins.') ? [each.node] : [],
  );
  return new Set(nodes);
}

function isVolatile(operation: DiskOperation, passing: ReadonlySet<number>): boolean {
  return 'node' in operation && passing.has(operation.node);
}

/** What is on the disk when all operations happened. */
export function replay(
  start: DiskImage,
  operations: readonly DiskOperation[],
  choice: Choice = new Map(),
): DiskImage {
  const nodes = new Map(start);
  operations.forEach((operation, index) => {
    // A node exists even where its name was lost: another name may lead to it.
    if (operation.kind === 'enter') nodes.set(operation.node, operation.made);
    const chosen = choice.has(index) ? choice.get(index) : operation;
    if (chosen !== undefined) applyOperation(nodes, chosen);
  });
  return nodes;
}

function* choices(done: readonly DiskOperation[]): Generator<Choice> {
  const data = [...dataChoices(done)];
  for (const entries of entryChoices(done))
    for (const each of data) yield new Map([...each, ...entries]);
}

function* dataChoices(done: readonly DiskOperation[]): Generator<Choice> {
  const pending = pendingData(done);
  const none = new Map<number, undefined>();
  for (const writes of pending.values()) for (const { index } of writes) none.set(index, undefined);
  yield new Map();
  yield none;
  for (const writes of pending.values())
    for (const choice of fileChoices(writes)) {
      yield choice;
      yield new Map([...none, ...keepAll(writes), ...choice]);
    }
}

interface Pending<T> {
  readonly index: number;
  readonly operation: T;
}

function keepAll(writes: readonly Pending<DataOperation>[]): Choice {
  return new Map(writes.map(({ index, operation }) => [index, operation]));
}

function* fileChoices(writes: readonly Pending<DataOperation>[]): Generator<Choice> {
  for (const [at, { index, operation }] of writes.entries()) {
    const later = new Map(writes.slice(at + 1).map((each) => [each.index, undefined]));
    // A prefix, with the operation after it whole, absent, torn or out of order; and one alone missing.
    yield new Map([...later, [index, undefined]]);
    yield new Map([[index, undefined]]);
    if (operation.kind === 'truncate') continue;
    for (const broken of breakWrite(operation)) {
      yield new Map<number, DiskOperation | undefined>([...later, [index, broken]]);
      yield new Map([[index, broken]]);
    }
  }
}

type Write = Extract<DiskOperation, { kind: 'write' }>;

function* breakWrite(write: Write): Generator<Write> {
  const { length } = write.bytes;
  const cuts = new Set([512, 4096].flatMap((block) => blockEnds(length, block)));
  for (const cut of [...cuts, Math.floor(length / 2)].filter((each) => each > 0)) {
    yield { ...write, bytes: write.bytes.subarray(0, cut) };
    // The size was there before the first blocks were.
    const zeroed = Buffer.from(write.bytes);
    yield { ...write, bytes: zeroed.fill(0, 0, cut) };
    yield { ...write, bytes: Buffer.from(write.bytes).fill(0, cut) };
  }
  yield { ...write, bytes: Buffer.alloc(length) };
}

function blockEnds(length: number, block: number): readonly number[] {
  const count = Math.ceil(length / block) - 1;
  if (count < 1) return [];
  return [...new Set([1, Math.ceil(count / 2), count])].map((each) => each * block);
}

const exhaustiveEntries = 4;

function* entryChoices(done: readonly DiskOperation[]): Generator<Choice> {
  const indexes = pendingEntries(done).map(({ index }) => index);
  const drop = (dropped: readonly number[]): Choice =>
    new Map(dropped.map((index) => [index, undefined]));
  if (indexes.length <= exhaustiveEntries) {
    for (let bits = 0; bits < 1 << indexes.length; bits += 1)
      yield drop(indexes.filter((_, at) => (bits & (1 << at)) !== 0));
    return;
  }
  for (const at of indexes.keys()) {
    yield drop(indexes.slice(at));
    yield drop(indexes.filter((_, other) => other === at));
    yield drop(indexes.filter((_, other) => other !== at));
  }
  yield new Map();
}

function pendingData(
  done: readonly DiskOperation[],
): ReadonlyMap<number, readonly Pending<DataOperation>[]> {
  const pending = new Map<number, Pending<DataOperation>[]>();
  const doubtful = new Map<number, Pending<DataOperation>[]>();
  done.forEach((operation, index) => {
    if (operation.kind === 'write' || operation.kind === 'truncate') {
      const writes = pending.get(operation.node) ?? [];
      pending.set(operation.node, [...writes, { index, operation }]);
    } else if (operation.kind === 'sync') pending.delete(operation.node);
    else if (operation.kind === 'sync-failed') {
      const before = doubtful.get(operation.node) ?? [];
      doubtful.set(operation.node, [...before, ...(pending.get(operation.node) ?? [])]);
      pending.delete(operation.node);
    }
  });
  const nodes = new Set([...doubtful.keys(), ...pending.keys()]);
  return new Map(
    [...nodes].map((node) => [node, [...(doubtful.get(node) ?? []), ...(pending.get(node) ?? [])]]),
  );
}

function pendingEntries(done: readonly DiskOperation[]): readonly Pending<EntryOperation>[] {
  let pending: (Pending<EntryOperation> & { readonly waitsFor: ReadonlySet<number> })[] = [];
  done.forEach((operation, index) => {
    if (operation.kind === 'sync') {
      pending = pending
        .map((each) => ({ ...each, waitsFor: without(each.waitsFor, operation.node) }))
        .filter(({ waitsFor }) => waitsFor.size > 0);
    } else if (
      operation.kind === 'enter' ||
      operation.kind === 'rename' ||
      operation.kind === 'remove'
    )
      pending.push({ index, operation, waitsFor: new Set(directoriesOf(operation)) });
  });
  return pending;
}

function without(set: ReadonlySet<number>, node: number): ReadonlySet<number> {
  return new Set([...set].filter((each) => each !== node));
}

function directoriesOf(operation: EntryOperation): readonly number[] {
  if (operation.kind === 'enter') return [operation.directory];
  return operation.kind === 'remove'
    ? [operation.from.directory]
    : [operation.from.directory, operation.to.directory];
}

/** Names everything that can be reached on a disk, so that equal disks have equal digests. */
export function digestImage(image: DiskImage): string {
  const hash = createHash('sha256');
  const visit = (node: NodeImage | undefined, path: string): void => {
    if (node?.kind === 'file') {
      hash.update(`${path} ${node.bytes.length}\n`).update(node.bytes);
      return;
    }
    hash.update(`${path}/\n`);
    for (const [name, child] of [...(node?.entries ?? [])].sort(([one], [other]) =>
      one < other ? -1 : 1,
    ))
      visit(image.get(child), `${path}/${name}`);
  };
  visit(image.get(rootNode), '');
  return hash.digest('hex');
}
