import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { laterEnvelope } from '../../test/support/later-envelope.ts';
import { MemoryDisk } from '../../test/explorer/memory-disk.ts';
import { backendContract, type BackendPlace } from '../testing/backend-contract.ts';
import { createBackendMemory, createMemoryBackend } from '../testing/create-memory-backend.ts';
import { openFileBackend } from './open-file-backend.ts';

const onFiles: BackendPlace = async () => {
  const workspace = await createTemporaryWorkspace();
  return {
    open: () => openFileBackend({ directory: workspace.path }),
    remove: () => workspace.remove(),
  };
};

const inMemory: BackendPlace = async () => {
  const memory = createBackendMemory();
  return { open: async () => createMemoryBackend(memory), remove: async () => {} };
};

const onMemoryDisk: BackendPlace = async () => {
  const fileSystem = new MemoryDisk();
  return {
    open: () => openFileBackend({ directory: '/backend', fileSystem }),
    remove: async () => {},
  };
};

describe.each([
  ['files', onFiles],
  ['memory', inMemory],
  ['files in memory', onMemoryDisk],
])('a backend over %s', (_, place) => {
  it.each(backendContract(place))('$name', async ({ check }) => {
    await check();
  });
});

describe('openFileBackend', () => {
  it('gives out the generation before when the newest one is damaged, and keeps the damage', async () => {
    await using workspace = await createTemporaryWorkspace();
    const directory = workspace.path;
    await using backend = await openFileBackend({ directory });
    await backend.put('a', Buffer.from('one'), { ifGeneration: 0 });
    await backend.put('a', Buffer.from('two'), { ifGeneration: 1 });
    const path = workspace.resolve('values/a.000000000002.store');
    await writeFile(path, (await readFile(path)).fill(0, 100, 120));
    const found = await backend.get('a');
    expect(Buffer.from(found?.bytes ?? []).toString()).toBe('one');
    expect(await readdir(workspace.resolve('values/quarantine'))).toHaveLength(2);
    expect(await backend.put('a', Buffer.from('again'), { ifGeneration: 1 })).toBe(2);
  });

  it('refuses a value of a later format and leaves it as it is', async () => {
    await using workspace = await createTemporaryWorkspace();
    await using backend = await openFileBackend({ directory: workspace.path });
    await backend.put('a', Buffer.from('one'), { ifGeneration: 0 });
    const later = laterEnvelope();
    await workspace.write('values/a.000000000002.store', later);
    const refused = { code: 'persistence/version-unsupported' };
    await expect(backend.get('a')).rejects.toMatchObject(refused);
    await expect(backend.put('a', later, { ifGeneration: 1 })).rejects.toMatchObject(refused);
    expect(await workspace.read('values/a.000000000002.store')).toBe(later.toString());
  });

  it('lets one process at a time append to a log, and the next one as soon as it ended', async () => {
    await using workspace = await createTemporaryWorkspace();
    const directory = workspace.path;
    const one = await openFileBackend({ directory });
    await using other = await openFileBackend({ directory });
    await one.append('log', Buffer.from('x'));
    const locked = { code: 'persistence/locked' };
    await expect(other.append('log', Buffer.from('y'))).rejects.toMatchObject(locked);
    await one.close();
    expect(await other.append('log', Buffer.from('y'))).toBe(2);
  });

  it('says that its directory cannot be made or read', async () => {
    await using workspace = await createTemporaryWorkspace({ file: '' });
    const opening = openFileBackend({ directory: workspace.resolve('file/below') });
    await expect(opening).rejects.toMatchObject({ code: 'persistence/not-writable' });
    await using backend = await openFileBackend({ directory: workspace.resolve('x') });
    await workspace.remove();
    await expect(backend.list()).rejects.toMatchObject({ code: 'persistence/not-found' });
  });
});
