import { createSecretKey } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonValue } from '@selfware/contracts';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { noteSchema, nothingToHide, type Note } from '../../test/support/schemas.ts';
import { encodeEnvelope, sha256 } from '../envelope/encode-envelope.ts';
import type { Sensitivity } from '../sensitivity.ts';
import { createVault } from '../vault/create-vault.ts';
import type { VaultKey } from '../vault/vault.ts';
import { createStore } from './create-store.ts';
import type { Store } from './store.ts';

const keyOf = (byte: number): VaultKey => ({ key: createSecretKey(Buffer.alloc(32, byte)) });
const canary = 'the canary sings';
const vault = createVault({ keys: [keyOf(1)] });
const encrypt: Sensitivity = { kind: 'encrypt', vault, id: 'session-1' };

function open(directory: string, sensitivity: Sensitivity = encrypt): Store<Note> {
  return createStore({ directory, name: 'a', schema: noteSchema, version: 1, sensitivity });
}

async function filesOf(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory);
  return names.filter((name) => name.endsWith('.store')).sort();
}

describe('createStore with encrypt', () => {
  it('puts no byte of a value on the disk in the clear, and loads it again', async () => {
    await using workspace = await createTemporaryWorkspace();
    await using store = open(workspace.path);
    await store.save({ n: 1, text: canary });
    const [file = ''] = await filesOf(workspace.path);
    expect(await readFile(join(workspace.path, file), 'latin1')).not.toContain('canary');
    const loaded = await open(workspace.path).load();
    expect(loaded).toMatchObject({ value: { n: 1, text: canary }, report: { source: 'newest' } });
    expect(await store.verify()).toMatchObject([{ status: 'whole' }]);
  });

  it('redacts before it seals', async () => {
    await using workspace = await createTemporaryWorkspace();
    const redact = (): JsonValue => ({ n: 1, text: '[hidden]' });
    await using store = open(workspace.path, { ...encrypt, redact });
    await store.save({ n: 1, text: canary });
    expect((await store.load()).value?.text).toBe('[hidden]');
  });

  it('gives out nothing else, whichever byte of the newest file is changed', async () => {
    await using workspace = await createTemporaryWorkspace();
    await using store = open(workspace.path);
    await store.save({ n: 1, text: 'before' });
    await store.save({ n: 2, text: 'after' });
    const path = join(workspace.path, (await filesOf(workspace.path)).at(-1) ?? '');
    const whole = await readFile(path);
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(path, changed);
      expect(await store.load()).toMatchObject({ value: { n: 1 }, report: { source: 'earlier' } });
    }
  });

  it('refuses changed bytes under a right checksum, and moves nothing', async () => {
    await using workspace = await createTemporaryWorkspace();
    await using store = open(workspace.path);
    await store.save({ n: 1, text: canary });
    const [file = ''] = await filesOf(workspace.path);
    const path = join(workspace.path, file);
    const payload = Buffer.from(await vault.seal(Buffer.from('{"n":9,"text":""}'), somewhere));
    const header = { kind: 'a', version: 1, generation: 1, created: 1, previous: null };
    await writeFile(path, encodeEnvelope(header, payload, 'vault').bytes);
    await expect(store.load()).rejects.toMatchObject({ code: 'persistence/not-authentic' });
    await writeFile(path, encodeEnvelope(header, Buffer.from('{"n":9,"text":""}')).bytes);
    await expect(store.load()).rejects.toMatchObject({ code: 'persistence/not-authentic' });
    expect(await filesOf(workspace.path)).toEqual([file]);
  });

  it('takes no file of another session, and none under another number', async () => {
    await using workspace = await createTemporaryWorkspace();
    await open(workspace.path).save({ n: 1, text: canary });
    const other = open(workspace.path, { kind: 'encrypt', vault, id: 'session-2' });
    await expect(other.load()).rejects.toMatchObject({ code: 'persistence/not-authentic' });
    const [file = ''] = await filesOf(workspace.path);
    await rename(join(workspace.path, file), join(workspace.path, 'a.000000000009.store'));
    expect(await open(workspace.path).load()).toMatchObject({ report: { source: 'empty' } });
  });

  it('says that the key is missing, moves nothing, and reads again with the key', async () => {
    await using workspace = await createTemporaryWorkspace();
    await open(workspace.path).save({ n: 1, text: canary });
    const wrong = createVault({ keys: [keyOf(2)] });
    for (const sensitivity of [{ ...encrypt, vault: wrong } as const, nothingToHide])
      await expect(open(workspace.path, sensitivity).load()).rejects.toMatchObject({
        code: 'persistence/key-missing',
      });
    expect((await open(workspace.path).load()).value?.n).toBe(1);
  });

  it('seals with a new key at the next save, and reads what the older one sealed', async () => {
    await using workspace = await createTemporaryWorkspace();
    await open(workspace.path).save({ n: 1, text: canary });
    const rotated = createVault({ keys: [keyOf(2), keyOf(1)] });
    await using store = open(workspace.path, { ...encrypt, vault: rotated });
    expect((await store.load()).value?.n).toBe(1);
    await store.save({ n: 2, text: canary });
    const onlyNew = { ...encrypt, vault: createVault({ keys: [keyOf(2)] }) };
    expect((await open(workspace.path, onlyNew).load()).value?.n).toBe(2);
  });

  it('reads files in the clear only where that is asked for, and seals at the next save', async () => {
    await using workspace = await createTemporaryWorkspace();
    await open(workspace.path, nothingToHide).save({ n: 1, text: canary });
    await expect(open(workspace.path).load()).rejects.toMatchObject({
      code: 'persistence/not-authentic',
    });
    await using store = open(workspace.path, { ...encrypt, acceptPlain: true });
    expect((await store.load()).value?.n).toBe(1);
    await store.save({ n: 2, text: canary });
    const [plain = ''] = await filesOf(workspace.path);
    await rm(join(workspace.path, plain));
    expect((await open(workspace.path).load()).value?.n).toBe(2);
  });

  it('refuses sealed bytes of a later format as no damage', async () => {
    await using workspace = await createTemporaryWorkspace();
    await open(workspace.path).save({ n: 1, text: canary });
    const [file = ''] = await filesOf(workspace.path);
    const payload = Buffer.from(await vault.seal(Buffer.from('{}'), somewhere));
    payload.writeUInt32LE(2, 8);
    const header = { kind: 'a', version: 1, generation: 1, created: 1, previous: null };
    const { bytes } = encodeEnvelope(header, payload, 'vault');
    await writeFile(join(workspace.path, file), bytes);
    await expect(open(workspace.path).load()).rejects.toMatchObject({
      code: 'persistence/version-unsupported',
    });
    expect(sha256(await readFile(join(workspace.path, file)))).toBe(sha256(bytes));
  });
});

const somewhere = { kind: 'store:b:1', id: 'session-1', generation: 1 };
