import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { DetectedSpan } from '../find/detector.ts';
import { createEncodingDetector } from './create-encoding-detector.ts';

const secret = 'zqx_0123456789abcdef';

function findSecret(text: string): readonly DetectedSpan[] {
  return ['zqx_0123456789abcdef', 'someone@example.com'].flatMap((needle) => {
    const start = text.indexOf(needle);
    const category = needle === secret ? 'secret' : 'pii';
    return start < 0 ? [] : [{ rule: 'a-rule', category, start, end: start + needle.length }];
  });
}

function found(text: string, maxDepth = 3): readonly string[] {
  const detector = createEncodingDetector({ find: findSecret, maxDepth });
  return detector.find(text, 0, text.length).map(({ start, end }) => text.slice(start, end));
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

describe('createEncodingDetector', () => {
  it('hides a whole run of digits with its padding, under the rule of what is inside', () => {
    const run = base64(`user and ${secret} as well`);
    expect(found(`a ${run} b`)).toEqual([run]);
  });

  it('hides the digits that spell the secret in a run longer than it judges whole', () => {
    const run = base64(`${'words '.repeat(3000)}${secret}${' words'.repeat(3000)}`);
    const [hidden = ''] = found(run);
    expect(hidden.length).toBeLessThan(40);
    expect(Buffer.from(run.replace(hidden, '!')).includes(base64(secret).slice(4, 20))).toBe(false);
  });

  it('hides what escapes spell and leaves the text around', () => {
    expect(found('a zqx%5F0123456789abcdef b')).toEqual(['zqx%5F0123456789abcdef']);
    expect(found('a zqx=5F0123456=\n789abcdef b')).toEqual(['zqx=5F0123456=\n789abcdef']);
    expect(found('zqx=5F0123456=\r\n789abcdef')).toEqual(['zqx=5F0123456=\r\n789abcdef']);
    expect(found('a zqx&#95;0123456789abcdef b')).toEqual(['zqx&#95;0123456789abcdef']);
    expect(found(String.raw`zqx\x5f0123456789abcd\u{65}f`)).toEqual([
      String.raw`zqx\x5f0123456789abcd\u{65}f`,
    ]);
  });

  it('finds a secret in binary content', () => {
    const bytes = Buffer.concat([
      Buffer.alloc(300, 0xfe),
      Buffer.from(secret),
      Buffer.alloc(300, 0xfe),
    ]);
    expect(found(bytes.toString('base64'))).not.toEqual([]);
  });

  it('leaves to others what stands plainly beside escapes', () => {
    expect(found(`%41${' '.repeat(60)}${secret}`)).toEqual([]);
  });

  it('reads no deeper than it is told', () => {
    const twice = base64(base64(secret));
    expect(found(twice, 2)).toEqual([twice]);
    expect(found(twice, 1)).toEqual([]);
  });

  it('finds a secret that two lines of base64 share', () => {
    const text = base64(`${'k: v\n'.repeat(9)}${secret}\nmore: lines`).replaceAll(
      /.{64}/gu,
      '$&\n  ',
    );
    expect(found(text)).toHaveLength(1);
  });

  it('takes no personal data for a secret', () => {
    expect(found(base64('to: someone@example.com and others'))).toEqual([]);
  });

  it.each([
    ['an integrity of a lock file', `sha512-${Buffer.alloc(64, 0x9a).toString('base64')}`],
    ['a commit', 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3'],
    ['a UUID', '123e4567-e89b-12d3-a456-426614174000'],
    ['a path', '/usr/local/lib/node_modules/some-package/dist/index'],
    ['an image', `data:image/png;base64,${Buffer.alloc(3000, 0xc7).toString('base64')}`],
    ['escapes that are none', String.raw`100% =? &# &#; \u \x \uzz C:\new %zz \U0041 \u{} &#xzz;`],
    ['letters by number', String.raw`\u00e4\ud83d\ude00\ud83d &#228; %C3%A4 =C3=A4`],
  ])('leaves %s alone', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('reports what begins where it is asked, and nothing else', () => {
    const run = base64(secret);
    const text = `${run} ${'.'.repeat(300_000)} ${run}`;
    const detector = createEncodingDetector({ find: findSecret });
    const starts = (from: number, to: number): number[] =>
      detector.find(text, from, to).map(({ start }) => start);
    const last = text.length - run.length;
    expect(starts(0, text.length)).toEqual([0, last]);
    expect(starts(1, last)).toEqual([]);
  });
});
