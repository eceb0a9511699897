import { format, inspect } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretBuffer } from './secret-buffer.ts';

configureProperties();

const everything = { showHidden: true, depth: Infinity, getters: true, showProxy: true };
const ways: Readonly<Record<string, (secret: SecretBuffer) => unknown>> = {
  'String()': (secret) => String(secret),
  'a template': (secret) => `${secret.toString()}${String(secret)}`,
  'adding to a string': (secret) => ''.concat(...[secret].map(String)),
  'as a number': (secret) => Number(secret),
  'JSON.stringify': (secret) => JSON.stringify({ deep: [secret] }),
  'util.inspect': (secret) => inspect({ deep: { deeper: [secret] } }, everything),
  'util.inspect without customs': (secret) =>
    inspect([secret], { ...everything, customInspect: false }),
  'util.format': (secret) => format('%s %o %O %j', secret, secret, secret, secret),
  'an error': (secret) =>
    inspect(new Error(`got ${String(secret)}`, { cause: secret }), everything),
  'Object.entries': (secret) => JSON.stringify(Object.entries(secret)),
  'own names': (secret) => Reflect.ownKeys(secret).map(String).join(),
  'a spread': (secret) => inspect(spread(secret), everything),
  'Object.assign': (secret) => inspect(Object.assign({}, secret), everything),
  structuredClone: (secret) => inspect(structuredClone({ secret }), everything),
  'v8.serialize': (secret) => serialize(secret).toString('latin1'),
  'v8.deserialize': (secret) => inspect(deserialize(serialize([secret])), everything),
};

const spread = (value: object): object => ({ ...value });

describe('a SecretBuffer is never shown', () => {
  it.each(Object.entries(ways))('by %s', (_, show) => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{12,80}$/u), (text) => {
        using secret = SecretBuffer.fromBytes(Buffer.from(text));
        using other = SecretBuffer.fromBytes(Buffer.from('another secret'));
        const seen = String(show(secret));
        // The same is seen of every secret, so nothing of any is.
        expect(seen.replace(/:\d+/gu, '')).toBe(String(show(other)).replace(/:\d+/gu, ''));
        expect(seen).not.toContain(text);
      }),
    );
  });
});
