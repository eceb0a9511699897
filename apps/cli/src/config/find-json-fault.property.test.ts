import { parseJson } from '@selfware/contracts';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from './find-json-fault.ts';

configureProperties();

const isJson = (text: string): boolean => parseJson(text, { maxLength: 100_000, maxDepth: 100 }).ok;
const almostJson = fc.oneof(
  fc.json(),
  fc.string(),
  fc.string({
    unit: fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      'a',
      '1',
      '-',
      '.',
      '0',
      'e',
      '\\',
      ' ',
      '\n',
    ),
  }),
  fc
    .tuple(fc.json(), fc.nat(), fc.nat(2), fc.constantFrom('', ',', '}', '"', 'x', '\n', '\u007f'))
    .map(([text, at, count, sign]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + sign + text.slice(place + count);
    }),
);

describe('findJsonFault', () => {
  it('finds a fault in each text that is not JSON and in no other', () => {
    fc.assert(
      fc.property(almostJson, (text) => {
        expect(findJsonFault(text) === undefined).toBe(isJson(text));
      }),
    );
  });

  it.each([
    ['{\n  "a": 1\n  "b": 2\n}', { line: 3, column: 3, expected: '`,` or `}`' }],
    ['{ "a": 1, }', { line: 1, column: 11, expected: 'a name in double quotes' }],
    ['{\r\n  // why\r\n}', { line: 2, column: 3, expected: 'a name in double quotes or `}`' }],
    ['[1, 2', { line: 1, column: 6, expected: '`,` or `]`' }],
    ['[', { line: 1, column: 2, expected: 'a value or `]`' }],
    ['{ "a" 1 }', { line: 1, column: 7, expected: '`:`' }],
    ['{ "a": yes }', { line: 1, column: 8, expected: 'a value' }],
    ['{} {}', { line: 1, column: 4, expected: 'the end of the text' }],
    ['', { line: 1, column: 1, expected: 'a value' }],
  ])('names line, column and what could stand there: %j', (text, fault) => {
    expect(findJsonFault(text)).toEqual(fault);
  });
});
