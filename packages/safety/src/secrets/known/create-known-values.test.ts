import { Buffer } from 'node:buffer';
import type { SecretBytes } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import type { Detector } from '../find/detector.ts';
import { SecretBuffer } from '../secret-buffer.ts';
import { createKnownValues } from './create-known-values.ts';

const secret = 'correct-horse-9';

function found(detector: Detector, text: string): readonly string[] {
  return detector.find(text, 0, text.length).map(({ start, end }) => text.slice(start, end));
}

function hold(bytes: Uint8Array): SecretBytes {
  return { use: (read) => read(bytes) };
}

describe('createKnownValues', () => {
  it('finds what is added and deleted after the detector was made', () => {
    const values = createKnownValues();
    const detector = values.detector();
    expect(found(detector, secret)).toEqual([]);
    values.add(secret);
    expect(found(detector, `a ${secret} b`)).toEqual([secret]);
    values.delete(secret);
    expect(found(detector, secret)).toEqual([]);
  });

  it('counts its values and changes its version with each change only', () => {
    const values = createKnownValues([secret, secret, 'short']);
    expect(values.size).toBe(1);
    const { version } = values;
    values.add(secret);
    values.delete('unknown value');
    expect(values.version).toBe(version);
    values.clear();
    expect([values.size, values.version]).toEqual([0, version + 1]);
  });

  it.each(['', 'abcde', 'ab', '🔑🔑'])('ignores %j, which is too short', (value) => {
    const values = createKnownValues([value, hold(Buffer.from(value))]);
    expect(values.size).toBe(0);
  });

  it('finds the bytes that a holder lends', () => {
    const detector = createKnownValues([hold(Buffer.from(secret))]).detector();
    expect(found(detector, `"${secret}"`)).toEqual([secret]);
  });

  it('finds bytes that are no text in hex and base64', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, at) => (at * 37 + 129) % 256);
    const detector = createKnownValues([hold(bytes)]).detector();
    const hex = Buffer.from(bytes).toString('hex');
    const base64 = Buffer.from(bytes).toString('base64');
    expect(found(detector, `${hex} ${base64}`)).toEqual([hex, base64]);
  });

  it('finds nothing of a holder that lends no bytes any more', () => {
    const bytes = Buffer.from(secret);
    const detector = createKnownValues([hold(bytes)]).detector();
    bytes.fill(0);
    expect(found(detector, secret)).toEqual([]);
  });

  it('goes on without a holder that was disposed of', () => {
    const holder = SecretBuffer.fromBytes(Buffer.from(secret));
    const detector = createKnownValues([holder, 'another-secret']).detector();
    expect(found(detector, `${secret} another-secret`)).toEqual([secret, 'another-secret']);
    holder.dispose();
    expect(found(detector, `${secret} another-secret`)).toEqual(['another-secret']);
  });

  it('tells a value from one that differs in the case or in one character', () => {
    const detector = createKnownValues([secret]).detector();
    expect(found(detector, `${secret.toUpperCase()} Xorrect-horse-9 correct_horse-9`)).toEqual([]);
  });

  it('reads as far as its longest value needs', () => {
    const values = createKnownValues([secret]);
    const detector = values.detector();
    const before = detector.maxLength;
    const long = 'x1'.repeat(5000);
    values.add(long);
    expect(detector.maxLength).toBeGreaterThan(before);
    expect(found(detector, `-${long}-`)).toEqual([long]);
  });

  it('finds values at the edges of what is asked for, and only what begins there', () => {
    const detector = createKnownValues([secret]).detector();
    const text = `${secret}${'.'.repeat(200_000)}${secret}`;
    const last = text.length - secret.length;
    expect(detector.find(text, 0, last).map(({ start }) => start)).toEqual([0]);
    expect(detector.find(text, 1, text.length).map(({ start }) => start)).toEqual([last]);
  });

  it('hides the padding of base64 and the digits that hold a part of the value', () => {
    const detector = createKnownValues(['abcdefg']).detector();
    expect(found(detector, 'x YWJjZGVmZw== y')).toEqual(['YWJjZGVmZw==']);
  });

  it.each([
    ['hex with colons', '63:6f:72:72:65:63:74:2d:68:6f:72:73:65:2d:39'],
    ['JSON inside of JSON', String.raw`correct\\u002dhorse\\u002d9`],
    ['percent escapes of percent escapes', 'correct%252Dhorse%252D9'],
    ['hex of JSON', Buffer.from(String.raw`correct\u002dhorse-9`).toString('hex')],
    ['code points in braces', String.raw`correct\u{2d}horse\u{2D}9`],
    ['eight digits', String.raw`correct\U0000002dhorse-9`],
    ['octal', String.raw`correct\55horse\0559`],
    ['a continued line', 'correct\\\n-horse-9'],
  ])('finds %s', (_, text) => {
    expect(found(createKnownValues([secret]).detector(), `<${text}>`)).toEqual([text]);
  });

  it('finds each of a thousand values', () => {
    const many = Array.from(
      { length: 1000 },
      (_, at) => `key-${String(at * 7919)}-${String(at)}-end`,
    );
    const detector = createKnownValues(many).detector();
    expect(found(detector, many.join('\n'))).toEqual(many);
  });
});
