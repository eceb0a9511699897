import { Buffer } from 'node:buffer';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/secrets.ts';

const letters = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zC';
const size = 20_000_000;
const most = 5_000_000;

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

function heldBytes(): number {
  if (typeof collect !== 'function') throw new Error('no collector');
  Reflect.apply(collect, undefined, []);
  return process.memoryUsage().heapUsed;
}

describe('a stream of a redactor', () => {
  it.each([
    ['a token without an end', 'password='],
    ['a word without an end', ''],
  ])('holds a bounded part of %s', { timeout: 60_000 }, (_, beginning) => {
    const stream = createRedactor().openStream();
    const chunk = Buffer.from(letters.repeat(2_000));
    stream.push(Buffer.from(beginning));
    stream.push(chunk);
    const before = heldBytes();
    for (let given = 0; given < size; given += chunk.length) stream.push(chunk);
    expect(heldBytes() - before).toBeLessThan(most);
    stream.end();
  });
});
