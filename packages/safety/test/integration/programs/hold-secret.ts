// Reads a secret in one way, uses it, disposes of it, says so and waits to be looked at.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SecretBuffer } from '../../../src/secrets/secret-buffer.ts';
import { wipeEnvironmentVariable } from '../../../src/secrets/buffer/wipe-environment.ts';

const [way = '', path = ''] = process.argv.slice(2);
const ways: Readonly<Record<string, () => Promise<SecretBuffer | undefined>>> = {
  file: () => SecretBuffer.fromFile(path),
  'environment file': () => SecretBuffer.fromEnvironment('KEY', path),
  environment: async () => {
    const secret = await SecretBuffer.fromEnvironment('KEY');
    delete process.env['KEY'];
    if (!(await wipeEnvironmentVariable('KEY'))) throw new Error('expected a wiped block');
    return secret;
  },
  'environment without wiping it': () => SecretBuffer.fromEnvironment('KEY'),
  'standard input': () => SecretBuffer.fromStandardInput(),
  // Nobody keeps it, and nobody disposes of it.
  'nobody, who lost it': async () => {
    await lose();
    return SecretBuffer.fromBytes(Buffer.from('another'));
  },
  string: () => Promise.resolve(undefined),
};
const digest = (bytes: string | Uint8Array): string =>
  createHmac('sha256', 'known').update(bytes).digest('hex');

async function lose(): Promise<void> {
  (await SecretBuffer.fromFile(path)).equals(Buffer.from('something else'));
  await nextTurn();
  globalThis.gc?.();
  // Its net is told in a later turn.
  await nextTurn();
}

const secret = await ways[way]?.();
const text = secret === undefined ? readFileSync(path, 'latin1') : '';
const proof = secret?.use(digest) ?? digest(text);
secret?.equals(Buffer.from('something else'));
secret?.dispose();
process.stdout.write(`${proof} ${process.env['BESIDE'] ?? ''}\n`);
setInterval(() => text.length, 60_000);
