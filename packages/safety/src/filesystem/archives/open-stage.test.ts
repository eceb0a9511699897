import type { DirectoryPort } from '@selfware/contracts';
import { expect, it } from 'vitest';
import { codeOf } from '../../../test/fixtures/code-of.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import { completeLimits } from './archive-limits.ts';
import { EntryLedger } from './entry-ledger.ts';
import { inSlices } from './in-slices.ts';
import { Stage } from './open-stage.ts';

async function* oneEntry(): AsyncGenerator<ArchiveEntry, void, undefined> {
  const content = (): AsyncIterable<Uint8Array> => inSlices(Buffer.from('content'));
  yield await Promise.resolve({ name: 'a', kind: 'file', mode: 0, size: 7, content });
}

/** A port whose files take so many bytes in a call. */
function portTaking(count: number, taken: number[]): DirectoryPort {
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    create: () =>
      Promise.resolve({
        write: (bytes: Uint8Array) => {
          taken.push(...bytes.subarray(0, count));
          return Promise.resolve(Math.min(count, bytes.length));
        },
        sync: nothing,
        size: () => Promise.resolve(taken.length),
        close: nothing,
      }),
    rename: nothing,
    remove: nothing,
    stat: () => Promise.resolve(undefined),
    sync: nothing,
    close: nothing,
  };
}

function fill(count: number, taken: number[]): Promise<void> {
  const rules = { limits: completeLimits({}), into: [], links: 'refuse' } as const;
  const stage = new Stage('stage', portTaking(count, taken));
  const staging = { entries: oneEntry(), ledger: new EntryLedger(rules), into: [], options: {} };
  return stage.fill(staging);
}

it('writes every byte to a file that takes a few at a time', async () => {
  const taken: number[] = [];
  await fill(2, taken);
  expect(Buffer.from(taken).toString()).toBe('content');
});

it('gives up on a file that takes none', async () => {
  expect(await codeOf(fill(0, []))).toBe('safety/filesystem');
});
