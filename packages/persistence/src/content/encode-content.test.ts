import type { JsonValue } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { anySchema, noteSchema, nothingToHide } from '../../test/support/schemas.ts';
import { decodeContent } from './decode-content.ts';
import { encodeContent } from './encode-content.ts';

const rules = { what: 'a test', schema: anySchema, sensitivity: nothingToHide };
const invalid: unknown = expect.objectContaining({ code: 'persistence/content-invalid' });
const nested = (depth: number): JsonValue => (depth === 0 ? 1 : [nested(depth - 1)]);

describe('encodeContent', () => {
  it('makes JSON of a value', () => {
    expect(encodeContent({ a: [1, 'é', null] }, rules).toString()).toBe('{"a":[1,"é",null]}');
  });

  it('refuses what JSON cannot hold', () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    for (const value of [undefined, () => 1, 1n, circular])
      expect(() => encodeContent(value, rules)).toThrow(invalid);
  });

  it('refuses what nests too deep to be read back, redacted or not', () => {
    const redact = (value: JsonValue): JsonValue => value;
    const redacting = { ...rules, sensitivity: { kind: 'redact', redact } } as const;
    expect(encodeContent(nested(100), rules).length).toBeGreaterThan(0);
    expect(encodeContent(nested(100), redacting).length).toBeGreaterThan(0);
    expect(() => encodeContent(nested(101), rules)).toThrow(invalid);
    expect(() => encodeContent(nested(101), redacting)).toThrow(invalid);
  });

  it('refuses too large a value before it is redacted', () => {
    const redact = (): JsonValue => 'small';
    const redacting = { ...rules, sensitivity: { kind: 'redact', redact } } as const;
    const large = 'x'.repeat(4 * 1024 * 1024);
    const tooLarge: unknown = expect.objectContaining({ code: 'persistence/record-too-large' });
    expect(() => encodeContent(large, redacting)).toThrow(tooLarge);
    expect(() => encodeContent(large, rules)).toThrow(tooLarge);
  });

  it('asks the schema about the redacted value', () => {
    const redact = (): JsonValue => ({ n: 'gone' });
    const redacting = {
      what: 'a test',
      schema: noteSchema,
      sensitivity: { kind: 'redact', redact },
    } as const;
    expect(() => encodeContent({ n: 1, text: '' }, redacting)).toThrow(invalid);
  });
});

describe('decodeContent', () => {
  it('gives objects without a prototype, so that no key is special', () => {
    const decoded = decodeContent(Buffer.from('{"__proto__":{"polluted":true}}'), anySchema);
    expect(decoded.ok && Object.getPrototypeOf(decoded.value)).toBeNull();
    expect(decoded.ok && JSON.stringify(decoded.value)).toBe('{"__proto__":{"polluted":true}}');
  });

  it('names the place of an issue and never the content', () => {
    const decoded = decodeContent(Buffer.from('{"n":"secret"}'), noteSchema);
    expect(decoded).toEqual({ ok: false, failure: 'issues at n' });
    const validate = () => ({
      issues: [{ message: 'x' }, { message: 'y', path: [{ key: 'a' }, 0] }],
    });
    const schema = { '~standard': { version: 1, vendor: 'test', validate } } as const;
    expect(decodeContent(Buffer.from('1'), schema)).toEqual({
      ok: false,
      failure: 'issues at the top, a.0',
    });
  });

  it('asks any schema that follows Standard Schema, and gives what it makes of the value', () => {
    const schema = z.object({ n: z._default(z.number(), 7) });
    const decoded = decodeContent(Buffer.from('{"other":1}'), schema);
    expect(decoded).toEqual({ ok: true, value: { n: 7 } });
  });

  it('refuses bytes that are not UTF-8, and text that is not JSON', () => {
    expect(decodeContent(Buffer.from([0xff]), anySchema)).toMatchObject({ ok: false });
    expect(decodeContent(Buffer.from('{'), anySchema)).toMatchObject({ ok: false });
  });

  it('refuses an asynchronous schema', () => {
    const validate = async () => Promise.resolve({ value: 1 });
    const schema = { '~standard': { version: 1, vendor: 'test', validate } } as const;
    expect(decodeContent(Buffer.from('1'), schema)).toMatchObject({ ok: false });
  });
});
