import { strict as assert } from 'node:assert';
import { isErrorWithCode } from './is-error-with-code.ts';
import type { Backend, LogEntry } from '../backend/backend.ts';

/** Makes an empty place and opens it as often as asked: what one backend stored, the next one of the same place finds. */
export type BackendPlace = () => Promise<{
  readonly open: () => Promise<Backend>;
  /** Takes the place away. */
  readonly remove: () => Promise<void>;
}>;

/** One thing that every backend has to do; `check` rejects when it does not. */
export interface ContractCheck {
  readonly name: string;
  readonly check: () => Promise<void>;
}

type Open = () => Promise<Backend>;

/** What every backend has to do, as named checks for any test runner: `for (const { name, check } of backendContract(place)) it(name, check)`. */
export function backendContract(place: BackendPlace): readonly ContractCheck[] {
  return Object.entries(checks).map(([name, run]) => ({
    name,
    check: async () => {
      const { open, remove } = await place();
      try {
        await run(open);
      } finally {
        await remove();
      }
    },
  }));
}

const checks: Readonly<Record<string, (open: Open) => Promise<void>>> = {
  'gives back what was put, as the generation that put told': checkPut,
  'finds what another opening stored': checkReopen,
  'lets one of two puts of the same generation win and keeps what that one put': checkRace,
  'refuses a put after another generation than the newest': checkStale,
  'lists exactly the keys that have values, sorted, by prefix': checkList,
  'numbers what is appended and reads it in order from any number': checkLog,
  'keeps the log of a key apart from its value': checkApart,
  'numbers on after opening again': checkLogReopen,
  'appends what comes at once without losing or mixing any': checkConcurrent,
  'takes empty bytes and bytes of every value': checkBytes,
  'keeps its own copy of what it was given': checkCopy,
  'gives a lock to one at a time': checkLock,
  'refuses names that are no plain names': checkNames,
  'refuses every call after close': checkClosed,
};

const text = (value: string): Uint8Array => Buffer.from(value, 'utf8');

async function expectCode(work: Promise<unknown>, code: string): Promise<void> {
  await assert.rejects(work, (error) => isErrorWithCode(error, code));
}

async function expectValue(
  backend: Backend,
  key: string,
  value: string,
  generation: number,
): Promise<void> {
  const found = await backend.get(key);
  assert.equal(found === undefined ? undefined : Buffer.from(found.bytes).toString('utf8'), value);
  assert.equal(found?.generation, generation);
}

async function readTexts(backend: Backend, key: string, from?: number): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const entry of backend.read(key, from)) found.push(toText(entry));
  return found;
}

const toText = ({ number, bytes }: LogEntry): string =>
  `${number} ${Buffer.from(bytes).toString('utf8')}`;

async function checkPut(open: Open): Promise<void> {
  await using backend = await open();
  assert.equal(await backend.get('a'), undefined);
  for (const generation of [1, 2, 3, 4]) {
    const put = backend.put('a', text(`v${generation}`), { ifGeneration: generation - 1 });
    assert.equal(await put, generation);
    await expectValue(backend, 'a', `v${generation}`, generation);
  }
}

async function checkReopen(open: Open): Promise<void> {
  {
    await using first = await open();
    await first.put('a', text('one'), { ifGeneration: 0 });
    await first.append('a', text('entry'));
  }
  await using second = await open();
  await expectValue(second, 'a', 'one', 1);
  assert.deepEqual(await readTexts(second, 'a'), ['1 entry']);
}

async function checkRace(open: Open): Promise<void> {
  await using one = await open();
  await using other = await open();
  const values = ['one', 'other'];
  const results = await Promise.allSettled(
    [one, other].map((backend, at) =>
      backend.put('a', text(values[at] ?? ''), { ifGeneration: 0 }),
    ),
  );
  const won = results.findIndex(({ status }) => status === 'fulfilled');
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
  const [lost] = results.flatMap((each) =>
    each.status === 'rejected' ? [each.reason as unknown] : [],
  );
  assert.ok(isErrorWithCode(lost, 'persistence/generation-taken'));
  await expectValue(other, 'a', values[won] ?? '', 1);
}

async function checkStale(open: Open): Promise<void> {
  await using backend = await open();
  await backend.put('a', text('one'), { ifGeneration: 0 });
  for (const ifGeneration of [0, 2])
    await expectCode(backend.put('a', text('x'), { ifGeneration }), 'persistence/generation-taken');
  await expectValue(backend, 'a', 'one', 1);
}

async function checkList(open: Open): Promise<void> {
  await using backend = await open();
  assert.deepEqual(await backend.list(), []);
  for (const key of ['b.2', 'a', 'b.1', 'B'])
    await backend.put(key, text(key), { ifGeneration: 0 });
  await backend.put('a', text('again'), { ifGeneration: 1 });
  assert.deepEqual(await backend.list(), ['B', 'a', 'b.1', 'b.2']);
  assert.deepEqual(await backend.list('b.'), ['b.1', 'b.2']);
}

async function checkLog(open: Open): Promise<void> {
  await using backend = await open();
  assert.deepEqual(await readTexts(backend, 'log'), []);
  for (const number of [1, 2, 3])
    assert.equal(await backend.append('log', text(`e${number}`)), number);
  assert.deepEqual(await readTexts(backend, 'log'), ['1 e1', '2 e2', '3 e3']);
  assert.deepEqual(await readTexts(backend, 'log', 3), ['3 e3']);
  assert.deepEqual(await readTexts(backend, 'log', 4), []);
}

async function checkApart(open: Open): Promise<void> {
  await using backend = await open();
  await backend.append('a', text('entry'));
  assert.equal(await backend.get('a'), undefined);
  assert.deepEqual(await backend.list(), []);
  await backend.put('a', text('value'), { ifGeneration: 0 });
  assert.deepEqual(await readTexts(backend, 'a'), ['1 entry']);
}

async function checkLogReopen(open: Open): Promise<void> {
  for (const number of [1, 2, 3]) {
    await using backend = await open();
    assert.equal(await backend.append('log', text('x')), number);
  }
}

async function checkConcurrent(open: Open): Promise<void> {
  await using backend = await open();
  const entries = Array.from({ length: 30 }, (_, at) => `e${at}`);
  const numbers = await Promise.all(entries.map((entry) => backend.append('log', text(entry))));
  assert.deepEqual(
    numbers.toSorted((one, other) => one - other),
    entries.map((_, at) => at + 1),
  );
  const expected = entries.map((entry, at) => `${numbers[at] ?? 0} ${entry}`);
  assert.deepEqual(new Set(await readTexts(backend, 'log')), new Set(expected));
}

async function checkBytes(open: Open): Promise<void> {
  await using backend = await open();
  const every = Uint8Array.from({ length: 256 }, (_, value) => value);
  for (const [at, bytes] of [new Uint8Array(0), every].entries()) {
    await backend.put('a', bytes, { ifGeneration: at });
    assert.deepEqual(Buffer.from((await backend.get('a'))?.bytes ?? [9]), Buffer.from(bytes));
    await backend.append('a', bytes);
  }
  const read: Buffer[] = [];
  for await (const entry of backend.read('a')) read.push(Buffer.from(entry.bytes));
  assert.deepEqual(read, [Buffer.alloc(0), Buffer.from(every)]);
}

async function checkCopy(open: Open): Promise<void> {
  await using backend = await open();
  const bytes = Uint8Array.from([1, 2, 3]);
  await backend.put('a', bytes, { ifGeneration: 0 });
  await backend.append('a', bytes);
  bytes.fill(9);
  assert.deepEqual([...((await backend.get('a'))?.bytes ?? [])], [1, 2, 3]);
  for await (const entry of backend.read('a')) assert.deepEqual([...entry.bytes], [1, 2, 3]);
}

async function checkLock(open: Open): Promise<void> {
  await using one = await open();
  await using other = await open();
  const lock = await one.lock('a');
  await expectCode(other.lock('a'), 'persistence/locked');
  await (await other.lock('b')).close();
  await lock.close();
  await (await other.lock('a')).close();
}

async function checkNames(open: Open): Promise<void> {
  await using backend = await open();
  for (const key of ['', '..', '../x', 'a/b', 'CON', 'x'.repeat(300)]) {
    await expectCode(backend.get(key), 'persistence/invalid-name');
    await expectCode(backend.put(key, text(''), { ifGeneration: 0 }), 'persistence/invalid-name');
    await expectCode(backend.append(key, text('')), 'persistence/invalid-name');
    await expectCode(backend.lock(key), 'persistence/invalid-name');
  }
}

async function checkClosed(open: Open): Promise<void> {
  const backend = await open();
  await backend.close();
  await backend.close();
  const calls = [
    () => backend.get('a'),
    () => backend.put('a', text(''), { ifGeneration: 0 }),
    () => backend.list(),
    () => backend.append('a', text('')),
    () => readTexts(backend, 'a'),
    () => backend.lock('a'),
  ];
  for (const call of calls) await expectCode(call(), 'persistence/closed');
}
