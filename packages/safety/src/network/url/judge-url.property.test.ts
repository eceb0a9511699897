import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyAddress } from '../address/classify-address.ts';
import { judgeUrl } from './judge-url.ts';

configureProperties();

const part = fc.constantFrom(
  ...['http', 'https', 'HTTP', 'ftp', ':', '/', '//', '\\', '@', '?', '#', '%2f', '%40', '%'],
  ...['[', ']', '::1', '::ffff:', '.', '..', '。', '127', '1', '0x7f', '00', '1.1.1.1', ' ', '\t'],
  ...['example.com', 'localhost', 'xn--', 'ü', 'ß', 'ｅ', '\u200d', '443', '80', 'user', '-', '_'],
);
const text = fc.oneof(
  fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.array(part, { maxLength: 8 }).map((parts) => `http://${parts.join('')}`),
  fc.webUrl(),
  fc.string({ unit: 'binary' }),
);

describe('judgeUrl', () => {
  it('allows only what the parser of WHATWG reads as http, without a user, at a name or a public address', () => {
    fc.assert(
      fc.property(text, (url) => {
        const verdict = judgeUrl(url);
        if (verdict.decision === 'deny') return;
        const parsed = new URL(url);
        expect(verdict.url).toBe(parsed.href);
        expect(parsed.protocol).toMatch(/^https?:$/u);
        expect(parsed.username + parsed.password).toBe('');
        const { kind, global } = classifyAddress(parsed.hostname.replace(/^\[(.*)\]$/u, '$1'));
        expect(global || kind === 'invalid').toBe(true);
        expect(parsed.hostname).toMatch(/^(?:[a-z0-9._-]+|\[[0-9a-f:]+\])$/u);
      }),
    );
  });

  it('says the same of an allowed text, of its normal form and of its URL object', () => {
    fc.assert(
      fc.property(text, (url) => {
        const verdict = judgeUrl(url);
        if (verdict.url === undefined) return;
        expect(judgeUrl(verdict.url)).toEqual(verdict);
        expect(judgeUrl(new URL(verdict.url))).toEqual(verdict);
      }),
    );
  });
});
