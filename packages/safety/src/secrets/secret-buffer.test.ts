import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { serialize } from 'node:v8';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { SecretBuffer } from './secret-buffer.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (secret: SecretBuffer | undefined): string | undefined =>
  secret?.use((view) => new TextDecoder().decode(view));

describe('a SecretBuffer', () => {
  it('lends another view of the same bytes each time', () => {
    const secret = SecretBuffer.fromBytes(bytesOf('hunter2'));
    const views = [secret.use((view) => view), secret.use((view) => view)] as const;
    expect(views[0]).toEqual(bytesOf('hunter2'));
    expect(views[0]).not.toBe(views[1]);
    expect(views[0].buffer).toBe(views[1].buffer);
  });

  it('lies in memory of its own', () => {
    const length = SecretBuffer.fromBytes(Buffer.from('abc')).use((view) => view.buffer.byteLength);
    expect(length).toBe(3);
  });

  it('copies, and wipes what it copied only when told to', () => {
    const [kept, wiped] = [bytesOf('abc'), bytesOf('abc')];
    expect(textOf(SecretBuffer.fromBytes(kept))).toBe('abc');
    expect(textOf(SecretBuffer.fromBytes(wiped, { wipeSource: true }))).toBe('abc');
    expect(kept).toEqual(bytesOf('abc'));
    expect(wiped).toEqual(new Uint8Array(3));
  });

  it('leaves zeros once it is disposed of, also in views lent before, and lends no more', () => {
    const secret = SecretBuffer.fromBytes(bytesOf('abc'));
    const view = secret.use((lent) => lent);
    secret.dispose();
    secret.dispose();
    expect(view).toEqual(new Uint8Array(3));
    expect(() => secret.use((lent) => lent)).toThrow(
      expect.objectContaining({ code: 'safety/secret-disposed' }),
    );
  });

  it('is disposed of at the end of a `using`', () => {
    let view: Uint8Array = new Uint8Array();
    {
      using secret = SecretBuffer.fromBytes(bytesOf('abc'));
      view = secret.use((lent) => new Uint8Array(lent.buffer));
      expect(view).toEqual(bytesOf('abc'));
    }
    expect(view).toEqual(new Uint8Array(3));
  });

  it.each([
    ['resolves', () => Promise.resolve('late')],
    ['rejects', () => Promise.reject(new Error('late'))],
  ])('is not lent to a function whose promise %s after it returned', (_, late) => {
    const secret = SecretBuffer.fromBytes(bytesOf('abc'));
    expect(() => secret.use(late)).toThrow(expect.objectContaining({ code: 'safety/secret-lent' }));
    expect(secret.use(() => null)).toBeNull();
    expect(secret.use(() => ({ then: 1 }))).toEqual({ then: 1 });
  });

  it('equals the same bytes and no others, however long', () => {
    const secret = SecretBuffer.fromBytes(bytesOf('abc'));
    expect(secret.equals(bytesOf('abc'))).toBe(true);
    expect(secret.equals(SecretBuffer.fromBytes(bytesOf('abc')))).toBe(true);
    for (const other of ['abd', 'ab', 'abcd', ''])
      expect(secret.equals(bytesOf(other))).toBe(false);
  });

  it('cannot be cloned: what arrives is empty', () => {
    const secret = SecretBuffer.fromBytes(bytesOf('hunter2hunter2'));
    expect(structuredClone({ secret })).toEqual({ secret: {} });
    expect(serialize(secret).includes('hunter2')).toBe(false);
    expect(inspect(secret, { customInspect: false, showHidden: true, depth: null })).not.toContain(
      '68',
    );
  });
});

describe('reading a secret', () => {
  it.each([
    ['abc\n', {}, 'abc'],
    ['abc\r\n', {}, 'abc'],
    ['abc\n\n', {}, 'abc\n'],
    ['abc\n', { trim: false }, 'abc\n'],
    ['\n\n', {}, '\n'],
    ['abc', { maxBytes: 3 }, 'abc'],
  ])('from a file %j with %j gives %j', async (content, options, secret) => {
    await using workspace = await createTemporaryWorkspace({ key: content });
    expect(textOf(await SecretBuffer.fromFile(workspace.resolve('key'), options))).toBe(secret);
    const stream = Readable.from([Buffer.from(content)]);
    expect(textOf(await SecretBuffer.fromStream(stream, options))).toBe(secret);
  });

  it.each(['', '\n', '\r\n'])('refuses what holds nothing: %j', async (content) => {
    await using workspace = await createTemporaryWorkspace({ key: content });
    const path = workspace.resolve('key');
    await expect(SecretBuffer.fromFile(path)).rejects.toMatchObject({
      code: 'safety/secret-source',
      message: `expected a secret at ${path}, got nothing`,
    });
    const stream = Readable.from([Buffer.from(content)]);
    await expect(SecretBuffer.fromStream(stream)).rejects.toThrow('at the stream, got nothing');
  });

  it('refuses what is absent, no regular file, or too long, and says what to do', async () => {
    await using workspace = await createTemporaryWorkspace({ key: 'abcd', 'directory/in': '' });
    const refused = async (name: string): Promise<string> =>
      SecretBuffer.fromFile(workspace.resolve(name), { maxBytes: 3 }).then(
        () => 'read',
        (error: unknown) => `${String(error)} ${JSON.stringify(error)}`,
      );
    for (const [name, message] of [
      ['key', /at most 3 bytes at .*key, got more/u],
      ['directory', /expected a regular file at .*directory, got something else/u],
      ['absent', /expected a file that can be read at .*absent, got none/u],
    ] as const) {
      expect(await refused(name)).toMatch(message);
      expect(await refused(name)).toMatch(/"safety\/secret-source".*a file of its own/u);
    }
  });

  it('wipes the chunks of a stream, also of one that is too long', async () => {
    const chunks = [Buffer.alloc(5_000, 'a'), Buffer.alloc(70_000, 'b'), Buffer.alloc(9, 'c')];
    const secret = await SecretBuffer.fromStream(Readable.from(chunks), { maxBytes: 100_000 });
    expect(textOf(secret)).toBe('a'.repeat(5_000) + 'b'.repeat(70_000) + 'c'.repeat(9));
    for (const chunk of chunks) expect(chunk.every((byte) => byte === 0)).toBe(true);
    const tooLong = Buffer.alloc(9, 'a');
    await expect(
      SecretBuffer.fromStream(Readable.from([tooLong]), { maxBytes: 8 }),
    ).rejects.toMatchObject({ code: 'safety/secret-source' });
    expect(tooLong).toEqual(Buffer.alloc(9));
  });

  it('refuses a stream that gives strings or breaks off', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('a');
        throw new Error('broken');
      })(),
    );
    for (const stream of [Readable.from(['text']), broken])
      await expect(SecretBuffer.fromStream(stream)).rejects.toMatchObject({
        code: 'safety/secret-source',
      });
  });

  it.each([
    ['KEY=abc\0', 'abc'],
    ['MY_KEY=no\0KEY=abc', 'abc'],
    ['A=KEY=no\0KEY=a=b\0KEY=second\0', 'a=b'],
    ['KEYS=no\0KE=no\0', undefined],
    ['KEY=\0', undefined],
    ['', undefined],
  ])('from the environment %j gives %j', async (content, secret) => {
    await using workspace = await createTemporaryWorkspace({ environ: content });
    expect(textOf(await SecretBuffer.fromEnvironment('KEY', workspace.resolve('environ')))).toBe(
      secret,
    );
  });
});
