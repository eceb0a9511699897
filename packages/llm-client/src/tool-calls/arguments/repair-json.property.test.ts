import fc from 'fast-check';
import { parseJson } from '@selfware/contracts';
import { configureProperties } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { repairJson } from './repair-json.ts';

configureProperties();

const schema = { properties: { yes: { type: 'boolean' }, no: { type: 'null' } } };
const limits = { maxLength: 10_000, maxDepth: 64 };
const options = { schema: { schema, root: schema }, mayClose: true };

describe('repairJson', () => {
  it('reads every JSON as it is, and repairs nothing in it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const read = repairJson(text, options);
        expect(read).toEqual({
          ok: true,
          value: { value: JSON.parse(text) as unknown, repairs: [] },
        });
      }),
    );
  });

  it('never throws, and what it reads is written as JSON again', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '\n',
      'true',
      'None',
      '1',
      '-',
      ' ',
      'a',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          const read = repairJson(text, options);
          if (read.ok) expect(() => JSON.stringify(read.value.value)).not.toThrow();
          else expect(read.failure.position).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it('reads no beginning of an object as the whole of it, unless one bracket alone is missing', () => {
    const object = fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 2 }), {
      minKeys: 1,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(object, fc.nat(), (value, at) => {
        const text = JSON.stringify(value);
        const part = text.slice(0, at % text.length);
        const read = repairJson(part, { ...options, mayClose: false });
        expect(read.ok).toBe(false);
        const closed = repairJson(part, options);
        const whole = parseJson(`${part}}`, limits);
        if (closed.ok) expect(whole).toEqual({ ok: true, value: closed.value.value });
      }),
    );
  });

  it.each([
    ['{"a": 1,}', { a: 1 }, ['trailing-comma']],
    ['[1, [2,],]', [1, [2]], ['trailing-comma']],
    ['{"a": "b\tc"}', { a: 'b\tc' }, ['control-character']],
    ['{"yes": True, "no": None}', { yes: true, no: null }, ['python-literal']],
    ['{"a": [1]', { a: [1] }, ['unclosed-end']],
    ['{"a": "\\u0041\\/\\n"\n', { a: 'A/\n' }, ['unclosed-end']],
    [
      '{"__proto__": {}, "b": 1,}',
      Object.fromEntries<unknown>([
        ['__proto__', {}],
        ['b', 1],
      ]),
      ['trailing-comma'],
    ],
  ])('repairs %j', (text, value, repairs) => {
    expect(repairJson(text, options)).toEqual({ ok: true, value: { value, repairs } });
  });

  it.each([
    ['{"a": "b"', 'expected the rest of the JSON', 9, false],
    ['{"a": 1', 'expected the rest of the JSON', 7, true],
    ['{"a": [1', 'expected the rest of the JSON', 8, true],
    ['{"a":', 'expected a JSON value', 5, true],
    ['{', 'expected the rest of the JSON', 1, true],
    ['{"a": "b', 'expected the end of the string', 6, true],
    ['{"a": "\\x"}', 'expected a valid escape in the string', 6, true],
    ['{"a": None}', 'expected a JSON value', 6, true],
    ['{a: 1}', 'expected a key', 1, true],
    ['{"a" 1}', 'expected a colon after the key', 5, true],
    ['{"a": 1 "b": 2}', 'expected a comma or "}"', 8, true],
    ['{"a": 1, "a": 2,}', 'expected every key once', 12, true],
    ['[01]', 'expected a JSON value', 1, true],
    ["{'a': 1}", 'expected a key', 1, true],
    ['{} {}', 'expected the end of the text', 3, true],
    ['', 'expected a JSON value', 0, true],
    ['['.repeat(70), 'expected at most 64 levels', 64, true],
  ])('does not repair %j, and says where it ends', (text, message, position, mayClose) => {
    const failure = { message, position };
    expect(repairJson(text, { ...options, mayClose })).toEqual({ ok: false, failure });
  });
});
