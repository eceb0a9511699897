import { Readable } from 'node:stream';
import type { JsonValue } from '@selfware/contracts';
import { createFakeClock } from '@selfware/test-kit';
import fc from 'fast-check';
import type { Backend } from '../../src/backend/backend.ts';
import { openFileBackend } from '../../src/backend/open-file-backend.ts';
import { openBlobStore } from '../../src/blob/open-blob-store.ts';
import type { FileSystem } from '../../src/files/file-system.ts';
import { NotFoundError } from '../../src/errors.ts';
import { readFileBounded } from '../../src/files/read-file-bounded.ts';
import { writeFileAtomically } from '../../src/files/write-file-atomically.ts';
import { loadSnapshot } from '../../src/snapshot/load-snapshot.ts';
import { saveSnapshot } from '../../src/snapshot/save-snapshot.ts';
import { createStore } from '../../src/store/create-store.ts';
import type { Store } from '../../src/store/store.ts';
import { anySchema, nothingToHide } from '../support/schemas.ts';
import type { Subject } from './explore.ts';

/** Lengths of contents: shorter than a sector, about one, and over a page. */
export const sizes: fc.Arbitrary<readonly number[]> = fc.array(
  fc.oneof(fc.nat(40), fc.integer({ min: 480, max: 560 }), fc.integer({ min: 4000, max: 9000 })),
  { minLength: 1, maxLength: 4 },
);

/** What the second round adds to its positions. */
export const secondRound = 1000;

/** The content at a position. */
export const content = (position: number, size: number): string =>
  `${position}:${'x'.repeat(size)}`;

/** Throws unless `found` is one of the contents of both rounds, and none before the last one acknowledged. */
function assertNewest(
  found: unknown,
  lengths: readonly number[],
  acknowledged: readonly unknown[],
): void {
  const newest = (acknowledged.at(-1) ?? -1) as number;
  const possible = [0, secondRound].flatMap((round) =>
    lengths.map((size, index) => ({ position: round + index, text: content(round + index, size) })),
  );
  const position = possible.find(({ text }) => text === found)?.position;
  if (found === undefined ? newest >= 0 : position === undefined || position < newest)
    throw new Error(`expected version ${newest} or later, got ${String(found).slice(0, 20)}`);
}

/** Replaces one file again and again. */
export function atomicFile(lengths: readonly number[]): Subject {
  return {
    run: async (fileSystem, acknowledge, round = 0) => {
      for (const [index, size] of lengths.entries()) {
        const position = round * secondRound + index;
        await writeFileAtomically('/a', content(position, size), { fileSystem });
        acknowledge(position);
      }
    },
    recover: async (fileSystem, acknowledged) => {
      const found = await readText(fileSystem);
      assertNewest(found, lengths, acknowledged);
      return found;
    },
  };
}

async function readText(fileSystem: FileSystem): Promise<string | undefined> {
  try {
    const bytes = await readFileBounded('/a', { maxBytes: 1e6, fileSystem });
    return Buffer.from(bytes).toString();
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

const openTestStore = (fileSystem: FileSystem): Store<JsonValue> =>
  createStore({
    directory: '/state/store',
    name: 'plan',
    schema: anySchema,
    version: 1,
    sensitivity: nothingToHide,
    generations: 2,
    clock: createFakeClock(),
    fileSystem,
  });

/** Saves values one after the other. */
export function storeOf(lengths: readonly number[]): Subject {
  return {
    run: async (fileSystem, acknowledge, round = 0) => {
      const store = openTestStore(fileSystem);
      for (const [index, size] of lengths.entries()) {
        const position = round * secondRound + index;
        await store.save(content(position, size));
        acknowledge(position);
      }
      await store.close();
    },
    recover: async (fileSystem, acknowledged) => {
      const store = openTestStore(fileSystem);
      const { value, generation } = await store.load();
      assertNewest(value, lengths, acknowledged);
      return { value, generation };
    },
  };
}

/** Saves sets of three files, of which one never changes. */
export function setOf(lengths: readonly number[]): Subject {
  const filesAt = (position: number, size: number): Readonly<Record<string, string>> => ({
    first: content(position, size),
    second: content(position, 10),
    same: 'same',
  });
  return {
    run: async (fileSystem, acknowledge, round = 0) => {
      for (const [index, size] of lengths.entries()) {
        const position = round * secondRound + index;
        const options = { sensitivity: nothingToHide, clock: createFakeClock(), fileSystem };
        await saveSnapshot('/state/set', filesAt(position, size), options);
        acknowledge(position);
      }
    },
    recover: async (fileSystem, acknowledged) => {
      const { files, generation } = await loadSnapshot('/state/set', { fileSystem });
      const texts = [...(files ?? [])].map(([name, bytes]) => [
        name,
        Buffer.from(bytes).toString(),
      ]);
      const found = Object.fromEntries(texts) as Readonly<Record<string, string>>;
      assertNewest(found['first'], lengths, acknowledged);
      const position = found['first']?.split(':')[0];
      const isOneSet = found['second']?.split(':')[0] === position;
      if (files !== undefined && (!isOneSet || found['same'] !== 'same' || files.size !== 3))
        throw new Error('files of two sets');
      return { found, generation };
    },
  };
}

/** Puts and appends the same contents by the port of backends. */
export function backendOf(lengths: readonly number[]): Subject {
  const open = (fileSystem: FileSystem): Promise<Backend> =>
    openFileBackend({ directory: '/state/backend', fileSystem, clock: createFakeClock() });
  const textOf = (bytes: Uint8Array | undefined): string | undefined =>
    bytes === undefined ? undefined : Buffer.from(bytes).toString();
  return {
    run: async (fileSystem, acknowledge, round = 0) => {
      await using backend = await open(fileSystem);
      let { generation: ifGeneration = 0 } = (await backend.get('a')) ?? {};
      for (const [index, size] of lengths.entries()) {
        const position = round * secondRound + index;
        const bytes = Buffer.from(content(position, size));
        await backend.append('a', bytes);
        ifGeneration = await backend.put('a', bytes, { ifGeneration });
        acknowledge(position);
      }
    },
    recover: async (fileSystem, acknowledged) => {
      await using backend = await open(fileSystem);
      const found = await backend.get('a');
      assertNewest(textOf(found?.bytes), lengths, acknowledged);
      const log: (string | undefined)[] = [];
      for await (const { bytes } of backend.read('a')) log.push(textOf(bytes)?.split(':')[0]);
      const lost = acknowledged.filter((each) => !log.includes(String(each as number)));
      if (lost.length > 0) throw new Error(`lost: ${lost.length} entries`);
      return { found, log };
    },
  };
}

/** Puts blobs, some of them twice. */
export function blobsOf(lengths: readonly number[]): Subject {
  return {
    run: async (fileSystem, acknowledge, round = 0) => {
      const blobs = await openBlobStore({
        sensitivity: nothingToHide,
        directory: '/state/blobs',
        fileSystem,
      });
      for (const size of [...lengths, lengths[0] ?? 0])
        acknowledge(await blobs.put(Buffer.alloc(size, 7 + round)));
      for (const size of lengths) {
        const halves = Buffer.alloc(size + 1, 9 + round);
        const pieces = Readable.from([halves.subarray(0, size >> 1), halves.subarray(size >> 1)]);
        acknowledge(await blobs.putStream(pieces));
      }
    },
    recover: async (fileSystem, acknowledged) => {
      const blobs = await openBlobStore({
        sensitivity: nothingToHide,
        directory: '/state/blobs',
        fileSystem,
      });
      for (const hash of new Set(acknowledged as readonly string[]))
        if ((await blobs.get(hash)) === undefined) throw new Error(`lost blob ${hash}`);
      return (await fileSystem.list('/state/blobs')).filter((name) => /^[0-9a-f]{64}$/.test(name));
    },
  };
}
