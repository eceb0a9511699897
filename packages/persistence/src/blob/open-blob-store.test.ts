import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listQuarantine } from '../../test/support/journals.ts';
import { openBlobStore } from './open-blob-store.ts';
import { nothingToHide } from '../../test/support/schemas.ts';

const bytes = Buffer.from('content');
const hash = createHash('sha256').update(bytes).digest('hex');

describe('openBlobStore', () => {
  let workspace: TemporaryWorkspace;
  let directory: string;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace();
    directory = workspace.resolve('blobs');
  });
  afterEach(() => workspace.remove());

  it('names content by its SHA-256 and gives it back', async () => {
    const blobs = await openBlobStore({ sensitivity: nothingToHide, directory });
    expect(await blobs.put(bytes)).toBe(hash);
    expect(await blobs.has(hash)).toBe(true);
    const found = await blobs.get(hash);
    expect(Buffer.from(found ?? []).equals(bytes)).toBe(true);
    expect((await stat(workspace.resolve('blobs', hash))).mode & 0o777).toBe(0o600);
  });

  it('knows nothing of what was never put', async () => {
    const blobs = await openBlobStore({ sensitivity: nothingToHide, directory });
    expect(await blobs.get(hash)).toBeUndefined();
    expect(await blobs.has(hash)).toBe(false);
  });

  it('writes the same content once', async () => {
    const blobs = await openBlobStore({ sensitivity: nothingToHide, directory });
    await blobs.put(bytes);
    const { ino, mtimeMs } = await stat(workspace.resolve('blobs', hash));
    await blobs.put(bytes);
    await (await openBlobStore({ sensitivity: nothingToHide, directory })).put(bytes);
    expect(await stat(workspace.resolve('blobs', hash))).toMatchObject({ ino, mtimeMs });
    const names = await readdir(directory);
    expect(names.filter((name) => !name.startsWith('.'))).toEqual([hash]);
  });

  it('writes content again that was removed meanwhile', async () => {
    const blobs = await openBlobStore({ sensitivity: nothingToHide, directory });
    await blobs.put(bytes);
    await rm(workspace.resolve('blobs', hash));
    await blobs.put(bytes);
    expect(await blobs.has(hash)).toBe(true);
  });

  it('sets a damaged blob aside instead of giving it out', async () => {
    const blobs = await openBlobStore({ sensitivity: nothingToHide, directory });
    await blobs.put(bytes);
    await writeFile(workspace.resolve('blobs', hash), 'c0ntent');
    await expect(blobs.get(hash)).rejects.toMatchObject({ code: 'persistence/blob-damaged' });
    expect(await blobs.get(hash)).toBeUndefined();
    expect(await listQuarantine(directory)).toHaveLength(2);
  });

  it('heals a damaged blob when the content is put again', async () => {
    await workspace.write(`blobs/${hash}`, '');
    const blobs = await openBlobStore({ sensitivity: nothingToHide, directory });
    await blobs.put(bytes);
    expect(Buffer.from((await blobs.get(hash)) ?? []).equals(bytes)).toBe(true);
    expect(await listQuarantine(directory)).toHaveLength(2);
  });

  it.each(['', 'x', '../../etc/passwd', hash.toUpperCase(), `${hash}0`])(
    'refuses the hash %j',
    async (name) => {
      const blobs = await openBlobStore({ sensitivity: nothingToHide, directory });
      const invalid = { code: 'persistence/invalid-name' };
      await expect(blobs.get(name)).rejects.toMatchObject(invalid);
      await expect(blobs.has(name)).rejects.toMatchObject(invalid);
    },
  );

  it('refuses a blob over its limit', async () => {
    const blobs = await openBlobStore({ sensitivity: nothingToHide, directory, maxBytes: 6 });
    await expect(blobs.put(bytes)).rejects.toMatchObject({ code: 'persistence/file-too-large' });
    await writeFile(workspace.resolve('blobs', hash), bytes);
    await expect(blobs.get(hash)).rejects.toMatchObject({ code: 'persistence/file-too-large' });
  });

  it('says that it cannot look', async () => {
    const blobs = await openBlobStore({ sensitivity: nothingToHide, directory });
    await rm(directory, { recursive: true });
    await writeFile(directory, 'a file');
    const unreadable = { code: 'persistence/not-readable' };
    await expect(blobs.has(hash)).rejects.toMatchObject(unreadable);
    await expect(blobs.get(hash)).rejects.toMatchObject(unreadable);
  });

  it('does not take a directory for a blob', async () => {
    await mkdir(workspace.resolve('blobs', hash), { recursive: true });
    const blobs = await openBlobStore({ sensitivity: nothingToHide, directory });
    expect(await blobs.has(hash)).toBe(false);
    await expect(blobs.get(hash)).rejects.toMatchObject({ code: 'persistence/not-a-file' });
  });
});
