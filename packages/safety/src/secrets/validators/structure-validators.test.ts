import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { structureValidators } from './structure-validators.ts';

const header = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const basic = (text: string): string => Buffer.from(text).toString('base64');
const key = (body: string, closed: boolean): string =>
  [
    '-----BEGIN ',
    'PRIVATE KEY-----\n',
    body,
    closed ? '\n-----END PRIVATE ' : '',
    closed ? 'KEY-----' : '',
  ].join('');

describe('structureValidators', () => {
  it.each(['${X}', '****', 'changeme', 'YOUR_PASSWORD', 'xxxx', '1111', ''])(
    'knows %j for a stand-in, and names no template in a word',
    (value) => {
      expect(structureValidators['not-placeholder'](value)).toBe(false);
      expect(structureValidators['not-template'](value)).toBe(false);
    },
  );

  it('lets a weak password stand where a template would not', () => {
    expect(structureValidators['not-template']('secret')).toBe(true);
    expect(structureValidators['not-placeholder']('secret')).toBe(false);
  });

  it('reads the header of a token', () => {
    const accepts = structureValidators['jwt-header'];
    expect(accepts(`${header({ alg: 'HS256' })}.x.y`)).toBe(true);
    expect(accepts(`${header({ typ: 'JWT' })}.x.y`)).toBe(true);
    expect(accepts(`${header({ version: 3 })}.x.y`)).toBe(false);
    expect(accepts(`${header(['alg'])}.x`)).toBe(false);
    expect(accepts('')).toBe(false);
  });

  it('reads the pair of basic credentials', () => {
    const accepts = structureValidators['basic-pair'];
    expect(accepts(basic('a:b'))).toBe(true);
    expect(accepts(basic('browser:'))).toBe(true);
    expect(accepts(basic('no colon'))).toBe(false);
    expect(accepts(basic('${USER}:${PASSWORD}'))).toBe(false);
    expect(accepts(basic('\u0000\u0001:\u0002'))).toBe(false);
    expect(accepts('')).toBe(false);
  });

  it('asks of a whole key a body as long as the shortest, of one cut off a few bytes', () => {
    const accepts = structureValidators['private-key-body'];
    expect(accepts(key('A7'.repeat(22), true))).toBe(true);
    expect(accepts(key('A7'.repeat(21), true))).toBe(false);
    expect(accepts(key('A7'.repeat(8), false))).toBe(true);
    expect(accepts(key('A7'.repeat(7), false))).toBe(false);
    expect(accepts(key(`...${'A7'.repeat(30)}`, true))).toBe(false);
    expect(accepts(key(`Comment: ${'words '.repeat(20)}`, true))).toBe(false);
    expect(accepts('A7'.repeat(40))).toBe(true);
  });
});
