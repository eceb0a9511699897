import { createHash } from 'node:crypto';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEnvelope } from './decode-envelope.ts';
import { digestEnvelope, encodeEnvelope } from './encode-envelope.ts';

configureProperties();

const count = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const digest = fc
  .uint8Array({ minLength: 1 })
  .map((bytes) => createHash('sha256').update(bytes).digest('hex'));
const header = fc.record({
  kind: fc.string({ minLength: 1, maxLength: 40 }),
  version: count,
  generation: count,
  created: fc.nat(),
  previous: fc.option(digest),
});
const payload = fc.uint8Array({ maxLength: 200 });

/** An envelope with any header line, its digest being right. */
const seal = (body: string, format = '1'): Buffer =>
  Buffer.from(`selfware-envelope ${format} ${digestEnvelope(format, Buffer.from(body))}\n${body}`);

describe('decodeEnvelope', () => {
  it('gives back header and payload of every envelope', () => {
    fc.assert(
      fc.property(header, payload, (stated, content) => {
        const encoded = encodeEnvelope(stated, content);
        const decoded = decodeEnvelope(encoded.bytes);
        expect(decoded).toMatchObject({
          ok: true,
          value: { header: stated, digest: encoded.digest },
        });
        if (decoded.ok) expect(new Uint8Array(decoded.value.payload)).toEqual(content);
      }),
    );
  });

  it('believes no envelope of which any byte was changed', () => {
    fc.assert(
      fc.property(
        header,
        payload,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (stated, content, at, change) => {
          const { bytes } = encodeEnvelope(stated, content);
          const position = at % bytes.length;
          bytes[position] = (bytes[position] ?? 0) ^ change;
          const decoded = decodeEnvelope(bytes);
          expect(decoded.ok).toBe(false);
          if (!decoded.ok) expect(decoded.failure.code).not.toBe('newer-format');
        },
      ),
    );
  });

  it('believes no envelope that was cut or lengthened', () => {
    fc.assert(
      fc.property(header, payload, fc.nat(), payload, (stated, content, at, extra) => {
        const { bytes } = encodeEnvelope(stated, content);
        expect(decodeEnvelope(bytes.subarray(0, at % bytes.length)).ok).toBe(false);
        const longer = Buffer.concat([bytes, extra, Buffer.from('x')]);
        expect(decodeEnvelope(longer).ok).toBe(false);
      }),
    );
  });

  it('takes nothing without an envelope for an older form', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          payload,
          fc.json().map((json) => Buffer.from(json)),
        ),
        (bytes) => {
          expect(decodeEnvelope(bytes)).toEqual({
            ok: false,
            failure: { code: 'not-an-envelope' },
          });
        },
      ),
    );
  });

  it('tells a whole envelope of a later format from a damaged one', () => {
    const failure = { code: 'newer-format', format: 2 };
    expect(decodeEnvelope(seal('anything', '2'))).toEqual({ ok: false, failure });
  });

  const whole = {
    kind: 'a',
    version: 1,
    generation: 1,
    created: 0,
    previous: null,
    length: 0,
    sha256: createHash('sha256').digest('hex'),
    protection: 'none',
  };

  it.each([
    ['no line', 'x'],
    ['no JSON', '{\n'],
    ['no object', '[]\n'],
    ['null', 'null\n'],
    ['a key too many', `${JSON.stringify({ ...whole, more: 1 })}\n`],
    ['another protection', `${JSON.stringify({ ...whole, protection: 'seal' })}\n`],
    ['no kind', `${JSON.stringify({ ...whole, kind: 1 })}\n`],
    ['a generation of 0', `${JSON.stringify({ ...whole, generation: 0 })}\n`],
    ['a version that is no number', `${JSON.stringify({ ...whole, version: '1' })}\n`],
    ['a fraction of a millisecond', `${JSON.stringify({ ...whole, created: 0.5 })}\n`],
    ['a negative length', `${JSON.stringify({ ...whole, length: -1 })}\n`],
    ['a previous generation that is no digest', `${JSON.stringify({ ...whole, previous: 1 })}\n`],
  ])('refuses a header with %s', (_what, body) => {
    expect(decodeEnvelope(seal(body))).toEqual({ ok: false, failure: { code: 'header' } });
  });

  it('refuses a payload that is not the one that the header measured', () => {
    const body = `${JSON.stringify({ ...whole, length: 1 })}\nx`;
    expect(decodeEnvelope(seal(body))).toEqual({ ok: false, failure: { code: 'checksum' } });
    expect(decodeEnvelope(seal(`${JSON.stringify(whole)}\n`)).ok).toBe(true);
  });
});
