import { mkdir, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { anySchema, nothingToHide } from '../../test/support/schemas.ts';
import { openBlobStore } from '../blob/open-blob-store.ts';
import { sha256 } from '../envelope/encode-envelope.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { openJournal } from '../journal/open-journal.ts';
import { createStore } from '../store/create-store.ts';
import { verifyDirectory, type FileState } from './verify-directory.ts';

async function fill(root: string): Promise<void> {
  const common = { schema: anySchema, sensitivity: nothingToHide };
  await using journal = await openJournal({ directory: join(root, 'j'), name: 'a', ...common });
  await journal.append(['one']);
  await using store = createStore({ directory: join(root, 's'), name: 'b', version: 1, ...common });
  await store.save(['two']);
  await using blobs = await openBlobStore({
    sensitivity: nothingToHide,
    directory: join(root, 'b'),
  });
  await blobs.put(Buffer.from('three'));
}

async function statesOf(root: string): Promise<readonly FileState[]> {
  const states: FileState[] = [];
  for await (const state of verifyDirectory(root)) states.push(state);
  return states;
}

const files = [
  { kind: 'blob', path: `b/${sha256(Buffer.from('three'))}` },
  { kind: 'journal', path: 'j/a.journal' },
  { kind: 'store', path: 's/b.000000000001.store' },
] as const;

describe('verifyDirectory', () => {
  it('finds whole what was written, and nothing where there is no directory', async () => {
    await using workspace = await createTemporaryWorkspace();
    await fill(workspace.path);
    const expected = files.map((file) => ({ ...file, status: 'whole' }));
    expect(await statesOf(workspace.path)).toEqual(expected);
    expect(await statesOf(join(workspace.path, 'absent'))).toEqual([]);
  });

  it('sees every changed byte and every cut of every file, and changes nothing', async () => {
    await using workspace = await createTemporaryWorkspace();
    await fill(workspace.path);
    const names = await readdir(workspace.path, { recursive: true });
    for (const { path: name } of files) {
      const path = join(workspace.path, name);
      const before = await readFile(path);
      for (let at = 0; at < before.length; at += 1) {
        const changed = Buffer.from(before);
        changed[at] = (changed[at] ?? 0) ^ 1;
        await writeFile(path, changed);
        expect(await statusOf(workspace.path, name)).not.toBe('whole');
        expect((await readFile(path)).equals(changed)).toBe(true);
        // A journal of which whole records are left is one that was never longer.
        await truncate(path, at);
        if (at !== 24) expect(await statusOf(workspace.path, name)).not.toBe('whole');
      }
      await writeFile(path, before);
    }
    expect(await readdir(workspace.path, { recursive: true })).toEqual(names);
  });

  it('tells what it has nothing to hold against, and what cannot be read, from damage', async () => {
    await using workspace = await createTemporaryWorkspace();
    await writeFile(join(workspace.path, 'notes.txt'), 'x');
    await symlink('nowhere', join(workspace.path, 'a.journal'));
    await mkdir(join(workspace.path, 'quarantine'));
    await writeFile(join(workspace.path, 'quarantine', 'b.journal'), 'x');
    await writeFile(join(workspace.path, 'b.000000000001.store'), Buffer.alloc(5_000_000));
    expect(await statesOf(workspace.path)).toEqual([
      { path: 'a.journal', kind: 'other', status: 'unchecked' },
      { path: 'b.000000000001.store', kind: 'store', status: 'damaged', reason: 'not-an-envelope' },
      { path: 'notes.txt', kind: 'other', status: 'unchecked' },
    ]);
  });

  it('tells a refused directory and a refused file from damage', async () => {
    await using workspace = await createTemporaryWorkspace();
    await fill(workspace.path);
    const refuse = (): Promise<never> =>
      Promise.reject(Object.assign(new Error('no'), { errno: -13, code: 'EACCES' }));
    const reason = 'persistence/not-readable';
    const found: FileState[] = [];
    for (const fileSystem of [
      { ...nodeFileSystem, list: refuse },
      { ...nodeFileSystem, open: refuse },
    ])
      for await (const state of verifyDirectory(workspace.path, { fileSystem })) found.push(state);
    expect(found).toEqual([
      { path: '', kind: 'other', status: 'unreadable', reason },
      ...files.map((file) => ({ ...file, status: 'unreadable', reason })),
    ]);
  });
});

async function statusOf(root: string, path: string): Promise<unknown> {
  return (await statesOf(root)).find((state) => state.path === path)?.status;
}
