import { createCipheriv, createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { KeyDamagedError } from '../errors.ts';
import { createVault } from './create-vault.ts';
import { deriveKey } from './derive-key.ts';
import { encodeVaultHeader, maxLogCost, maxParallelism, minLogCost } from './vault-header.ts';

const place = { kind: 'store:plan', id: 'session-1', generation: 7 };
const keyOf = (byte: number): { readonly key: ReturnType<typeof createSecretKey> } => ({
  key: createSecretKey(Buffer.alloc(32, byte)),
});
const text = Buffer.from('what was said');
// Written once, with a nonce of nines; must open for ever.
const pinned = [
  '895357560d0a1a0a0100000020376161303533633133313133306638343731396163616137313930',
  '343462303800090909090909090909090909b36746baee4767b25f272b26cab9a8a634237b3ae0d2',
  'c86e999e9682bd',
].join('');

describe('createVault', () => {
  it('opens what it sealed, with a key, with bytes behind a callback and with a passphrase', async () => {
    const bytes = { use: <R>(fn: (view: Uint8Array) => R): R => fn(Buffer.alloc(32, 1)) };
    const keys = [keyOf(1), { key: bytes }, { id: 'mine', passphrase: 'correct horse' }] as const;
    for (const key of keys) {
      const vault = createVault({ keys: [key] });
      const sealed = await vault.seal(text, place);
      expect(Buffer.from(sealed).includes(text)).toBe(false);
      const expected = { ok: true, value: { bytes: text, keyId: vault.keyId } };
      expect(await vault.open(sealed, place)).toEqual(expected);
      // Another process has the key and nothing else.
      expect(await createVault({ keys: [key] }).open(sealed, place)).toEqual(expected);
    }
  });

  it('seals with the first key and opens with any', async () => {
    const before = createVault({ keys: [keyOf(1)] });
    const after = createVault({ keys: [keyOf(2), keyOf(1)] });
    const old = await before.seal(text, place);
    expect((await after.open(old, place)).ok).toBe(true);
    const next = await after.seal(text, place);
    const unknown = { ok: false, failure: { code: 'unknown-key', keyId: after.keyId } };
    expect(await before.open(next, place)).toEqual(unknown);
  });

  it('takes another nonce each time', async () => {
    const vault = createVault({ keys: [keyOf(1)] });
    const all = await Promise.all(Array.from({ length: 100 }, async () => vault.seal(text, place)));
    expect(new Set(all.map((sealed) => Buffer.from(sealed).toString('hex'))).size).toBe(100);
  });

  it('tells another passphrase from another key', async () => {
    const sealed = await createVault({ keys: [{ id: 'p', passphrase: 'a' }] }).seal(text, place);
    const other = createVault({ keys: [{ id: 'p', passphrase: 'b' }] });
    expect(await other.open(sealed, place)).toEqual({
      ok: false,
      failure: { code: 'not-authentic' },
    });
  });

  it('refuses scrypt parameters beyond its bounds without deriving a key', async () => {
    const vault = createVault({ keys: [{ id: 'p', passphrase: 'a' }] });
    const bounds = { logCost: minLogCost, parallelism: 1, salt: Buffer.alloc(16) };
    for (const beyond of [
      { logCost: minLogCost - 1 },
      { logCost: maxLogCost + 1 },
      { logCost: 255 },
      { parallelism: 0 },
      { parallelism: maxParallelism + 1 },
    ]) {
      const scrypt = { ...bounds, ...beyond };
      const header = encodeVaultHeader({ keyId: 'p', scrypt, nonce: Buffer.alloc(12) });
      const opened = await vault.open(Buffer.concat([header, Buffer.alloc(32)]), place);
      expect(opened).toEqual({ ok: false, failure: { code: 'header' } });
    }
  });

  it('refuses what was not sealed, a later format, and a header of the other kind of key', async () => {
    const vault = createVault({ keys: [keyOf(1), { id: 'p', passphrase: 'a' }] });
    const codeOf = async (bytes: Uint8Array): Promise<unknown> => {
      const opened = await vault.open(bytes, place);
      return opened.ok ? 'ok' : opened.failure;
    };
    expect(await codeOf(text)).toEqual({ code: 'not-sealed' });
    const later = Buffer.from(await vault.seal(text, place));
    later.writeUInt32LE(2, 8);
    expect(await codeOf(later)).toEqual({ code: 'newer-format', format: 2 });
    later.writeUInt32LE(0, 8);
    expect(await codeOf(later)).toEqual({ code: 'header' });
    const header = encodeVaultHeader({ keyId: 'p', scrypt: undefined, nonce: Buffer.alloc(12) });
    const mixed = Buffer.concat([header, Buffer.alloc(32)]);
    expect(await codeOf(mixed)).toEqual({ code: 'header' });
  });

  it('refuses keys of another size, ids of another form and a key twice', () => {
    const short = createSecretKey(randomBytes(16));
    expect(() => createVault({ keys: [{ key: short }] })).toThrow(KeyDamagedError);
    const noId = { id: 'a b', passphrase: 'a' };
    expect(() => createVault({ keys: [noId] })).toThrow(KeyDamagedError);
    expect(() => createVault({ keys: [keyOf(1), keyOf(1)] })).toThrow(KeyDamagedError);
  });

  it('opens the container that is written down here', async () => {
    const vault = createVault({ keys: [keyOf(1)] });
    const opened = await vault.open(Buffer.from(pinned, 'hex'), place);
    expect(opened).toEqual({ ok: true, value: { bytes: text, keyId: vault.keyId } });
  });
});

describe('the primitives below', () => {
  // The GCM specification of McGrew and Viega, test case 14.
  it('are AES-256-GCM as published', () => {
    const zero = createSecretKey(Buffer.alloc(32));
    const cipher = createCipheriv('aes-256-gcm', zero, Buffer.alloc(12), { authTagLength: 16 });
    const sealed = Buffer.concat([cipher.update(Buffer.alloc(16)), cipher.final()]);
    expect(sealed.toString('hex')).toBe('cea7403d4d606b6e074ec5d3baf39d18');
    expect(cipher.getAuthTag().toString('hex')).toBe('d0d1c8a799996bf0265b98b5d48ab919');
  });

  // RFC 7914, section 12, the third: the first 32 of its 64 bytes.
  it('are scrypt as published', async () => {
    const salt = Buffer.from('SodiumChloride');
    const key = await deriveKey('pleaseletmein', { logCost: 14, parallelism: 1, salt });
    expect(key.export().toString('hex')).toBe(
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2',
    );
  });
});
