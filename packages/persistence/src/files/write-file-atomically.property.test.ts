import { readdir, readFile, writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { configureProperties, createTemporaryWorkspace } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFaultyDirectory } from '../../test/support/faulty-directory.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

configureProperties();

const { ENOSPC, EDQUOT, EIO, EROFS, EACCES } = constants.errno;
const errno = fc.constantFrom(ENOSPC, EDQUOT, EIO, EROFS, EACCES);
const bytes = fc.uint8Array({ maxLength: 300 });

describe('writeFileAtomically', () => {
  it('leaves the old file, whole, when any step before the last fails', async () => {
    const attempt = fc.record({
      call: fc.nat(20),
      errno,
      old: bytes,
      data: bytes,
      shortWrite: fc.integer({ min: 20, max: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(attempt, async ({ old, data, ...fault }) => {
        await using workspace = await createTemporaryWorkspace();
        const path = join(workspace.path, 'a');
        await writeFile(path, old);
        const { port, calls } = createFaultyDirectory(workspace.path, fault);
        const failure = await writeFileAtomically('a', data, { directory: port }).then(
          () => undefined,
          (error: unknown) => error,
        );
        const failedAtEnd = failure !== undefined && calls.at(-1) === 'sync';
        const expected = failure === undefined || failedAtEnd ? data : old;
        expect(new Uint8Array(await readFile(path))).toEqual(expected);
        expect(failure !== undefined).toBe(fault.call < calls.length);
      }),
    );
  });

  it('writes every byte, however few a write takes', async () => {
    const attempt = fc.record({
      data: fc.uint8Array({ maxLength: 100 }),
      shortWrite: fc.integer({ min: 1, max: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(attempt, async ({ data, shortWrite }) => {
        await using workspace = await createTemporaryWorkspace();
        const { port } = createFaultyDirectory(workspace.path, { call: -1, errno: 0, shortWrite });
        await writeFileAtomically('a', data, { directory: port });
        expect(new Uint8Array(await readFile(join(workspace.path, 'a')))).toEqual(data);
        expect(await readdir(workspace.path)).toEqual(['a']);
      }),
    );
  });
});
