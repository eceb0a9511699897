import type { JsonObject } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { coerceEntries, coerceText } from './coerce-by-schema.ts';

const view = (schema: JsonObject, root: JsonObject = schema) => ({ schema, root });

describe('coerceText', () => {
  it.each<readonly [string, JsonObject, unknown]>([
    [' 007 ', { type: 'string' }, ' 007 '],
    ['true', { type: 'string' }, 'true'],
    [' 42\n', { type: 'integer' }, 42],
    ['+4.5', { type: 'number' }, 4.5],
    ['4.5', { type: 'integer' }, '4.5'],
    ['12345678901234567890', { type: 'integer' }, '12345678901234567890'],
    ['1e999', { type: 'number' }, '1e999'],
    ['TRUE', { type: 'bool' }, true],
    ['yes', { type: 'boolean' }, 'yes'],
    ['None', { type: ['integer', 'null'] }, null],
    ['None', { type: ['string', 'null'] }, null],
    ['none', { type: ['string', 'null'] }, 'none'],
    ['{"a": "1",}', { type: 'object', properties: { a: { type: 'int' } } }, { a: 1 }],
    ['[a]', { type: 'list' }, '[a]'],
    ['"{\'a\': 1}"', { type: 'object' }, { a: 1 }],
    ["{'a': True}", { type: 'object' }, { a: true }],
    ['[{"a": \'b\'}]', { type: 'array' }, [{ a: 'b' }]],
    ['5', { type: ['string', 'integer'] }, 5],
    ['05', { type: ['string', 'integer'] }, '05'],
    ['{"a":1}', { oneOf: [{ type: 'string' }, { type: 'object' }] }, { a: 1 }],
    ['{"a":1,}', { oneOf: [{ type: 'string' }, { type: 'object' }] }, '{"a":1,}'],
    ['1', { anyOf: [{}, { type: 'string' }] }, 1],
    ['"x"', {}, '"x"'],
    ['1', { const: 1 }, 1],
    ['b', { enum: ['a', 'b', 1] }, 'b'],
    ['[1]', { items: {} }, [1]],
    ['{"a":1}', { properties: {} }, { a: 1 }],
    ['1', { type: 'unheard-of' }, 1],
    ['2', { $ref: '#/$defs/a~1b' }, 2],
    ['2', { $ref: 'https://elsewhere' }, 2],
  ])('reads %j as %j wants it', (text, schema, value) => {
    expect(coerceText(text, view(schema))).toEqual(value);
  });

  it('follows references, also around in a circle', () => {
    const root = {
      $defs: { 'a/b': { $ref: '#/$defs/c' }, c: { type: 'integer' }, d: { $ref: '#/$defs/d' } },
    };
    expect(coerceText('2', view({ $ref: '#/$defs/a~1b' }, root))).toBe(2);
    expect(coerceText('2', view({ $ref: '#/$defs/d' }, root))).toBe(2);
  });

  it('leaves a text of a property that no schema names', () => {
    expect(coerceText('2', undefined)).toBe('2');
  });
});

describe('coerceEntries', () => {
  it('turns texts inside into what the schema wants, and nothing else', () => {
    const schema = {
      properties: {
        a: { type: 'integer' },
        b: { anyOf: [{ type: 'array', items: { type: 'boolean' } }, { type: 'null' }] },
        c: { properties: { d: { type: 'number' } } },
        e: { type: 'string' },
      },
      additionalProperties: { type: 'integer' },
    };
    const values = { a: '1', b: ['true', false], c: { d: '1.5', f: '2' }, e: '3', g: '4', h: 5 };
    expect(coerceEntries(values, view(schema))).toEqual({
      a: 1,
      b: [true, false],
      c: { d: 1.5, f: '2' },
      e: '3',
      g: 4,
      h: 5,
    });
  });
});
