import { createRedactor } from '@selfware/safety/secrets';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJsonRedaction } from './json-lines-redaction.ts';

configureProperties();

// Put together here, so that no scanner takes this file for a leak.
const token = ['gh', 'p_', 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zC1234'].join('');
const redactor = createRedactor();
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constant({ password: 'a', list: [token] }),
  fc.constant(token),
);
const entry = fc.oneof(
  value.map((one) => JSON.stringify(one)),
  fc.tuple(value, fc.integer({ min: 1, max: 3 })).map(([one, by]) => JSON.stringify(one, null, by)),
  fc.constantFrom('', '[info] starting {', `got ${token}`, '{ half', 'end }'),
);
const text = fc.array(entry, { maxLength: 8 }).map((entries) => entries.join('\n'));

function redactIn(pieces: readonly string[]): string {
  const redaction = createJsonRedaction(redactor);
  return pieces.map((piece) => redaction.push(piece)).join('') + redaction.end();
}

describe('createJsonRedaction', () => {
  it('gives the same however the text is cut, and leaves no secret in it', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(500), { maxLength: 6 }), (whole, cuts) => {
        const places = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort(
          (one, other) => one - other,
        );
        const pieces = [0, ...places].map((from, at) => whole.slice(from, places[at]));
        expect(redactIn(pieces)).toBe(redactIn([whole]));
        expect(redactIn([whole])).not.toContain(token);
      }),
    );
  });

  it('gives each line as soon as it ends, and a document when it does', () => {
    const redaction = createJsonRedaction(redactor);
    expect(redaction.push('{"n":1.50}\n{"a":')).toBe('{"n":1.50}\n');
    expect(redaction.push(' [\n')).toBe('');
    expect(redaction.push('  2 ]\n')).toBe('');
    expect(redaction.push('}\nplain words\n')).toBe('{"a": [\n  2 ]\n}\nplain words\n');
    expect(redaction.textLines).toBe(1);
  });
});
