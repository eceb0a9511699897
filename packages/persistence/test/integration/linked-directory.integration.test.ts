import { mkdir, readdir, symlink } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { openFileBackend } from '../../src/backend/open-file-backend.ts';
import { openBlobStore } from '../../src/blob/open-blob-store.ts';
import { openReserve } from '../../src/disk/open-reserve.ts';
import { saveSnapshot } from '../../src/snapshot/save-snapshot.ts';
import { createStore } from '../../src/store/create-store.ts';
import { openNotes } from '../support/journals.ts';
import { noteSchema, nothingToHide as sensitivity } from '../support/schemas.ts';

const storeIn = (directory: string): ReturnType<typeof createStore> =>
  createStore({ directory, name: 'a', schema: noteSchema, version: 1, sensitivity });

describe('a directory that somebody laid a link in the place of', () => {
  it.each([
    ['a journal', (directory: string) => openNotes(directory)],
    ['a store', (directory: string) => storeIn(directory).save({ n: 1, text: '' })],
    ['a blob store', (directory: string) => openBlobStore({ directory, sensitivity })],
    ['a set of files', (directory: string) => saveSnapshot(directory, { a: '' }, { sensitivity })],
    ['a backend', (directory: string) => openFileBackend({ directory })],
    ['a reserve', (directory: string) => openReserve({ directory })],
  ])('is refused by %s, and nothing is written where it leads', async (_, use) => {
    await using workspace = await createTemporaryWorkspace();
    await mkdir(workspace.resolve('elsewhere'));
    await symlink('elsewhere', workspace.resolve('state'));
    const refused = { code: 'persistence/not-writable' };
    await expect(use(workspace.resolve('state'))).rejects.toMatchObject(refused);
    expect(await readdir(workspace.resolve('elsewhere'))).toEqual([]);
  });
});
