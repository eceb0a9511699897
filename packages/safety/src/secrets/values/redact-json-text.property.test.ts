import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactJsonText } from './redact-json-text.ts';
import { redactStructure } from './redact-structure.ts';

configureProperties();

const redaction = {
  redact: (text: string) => text.replaceAll('hunter2', '[REDACTED:known-value]'),
  hide: () => '[REDACTED:sensitive-key]',
};
const redactValue = (value: unknown) => redactStructure(value, redaction);
const redact = (text: string): string => {
  const redacted = redactJsonText(text, redactValue);
  if (!redacted.ok) throw new Error(redacted.failure.code);
  return redacted.value;
};
const key = fc.oneof(fc.string(), fc.constantFrom('password', 'token', 'author', '__proto__', '1'));
const { tree } = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.jsonValue({ maxDepth: 0 }),
    fc.constantFrom('hunter2', 'x hunter2', 'abc12345'),
  ),
  tree: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
  ),
}));

describe('redactJsonText', () => {
  it('says the same as the value would, in the layout that the text has', () => {
    fc.assert(
      fc.property(tree, fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const read: unknown = JSON.parse(text);
        expect(JSON.parse(redact(text))).toEqual(JSON.parse(JSON.stringify(redactValue(read))));
        expect(redact(text).split('\n')).toHaveLength(text.split('\n').length);
      }),
    );
  });

  it('changes no byte of a text without secrets', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('', ' ', '\n\t'), (json, space) => {
        const text = `${space}${json.replaceAll(/(?<=[[{,:])(?=["[{])/gu, space)}${space}`;
        const valid = isJson(text) ? text : json;
        fc.pre(!/pass|token|secret|key|auth|pin|pwd/iu.test(valid));
        expect(redact(valid)).toBe(valid);
      }),
    );
  });

  it('keeps numbers as they are written, and names that stand twice', () => {
    const text =
      '{ "id": 12345678901234567890, "price": 1.50, "big": 1e400, "a": 1, "a": "hunter2",\n "password": 1e400, "password": "y1" }';
    expect(redact(text)).toBe(
      '{ "id": 12345678901234567890, "price": 1.50, "big": 1e400, "a": 1, "a": "[REDACTED:known-value]",\n "password": "[REDACTED:sensitive-key]", "password": "[REDACTED:sensitive-key]" }',
    );
  });

  it('fails for what is no JSON, and for what is nested too deep', () => {
    expect(redactJsonText('{"a":', redactValue)).toMatchObject({
      failure: { code: 'json-invalid' },
    });
    expect(redactJsonText('['.repeat(500) + ']'.repeat(500), redactValue)).toMatchObject({
      failure: { code: 'json-too-deep' },
    });
  });

  it('reads a long text in linear time', () => {
    const text = JSON.stringify(Array.from({ length: 50_000 }, (_, at) => ({ at, text: 'x' })));
    expect(redact(text)).toBe(text);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // A space within a string is one, too: then it is another text.
    return false;
  }
}
