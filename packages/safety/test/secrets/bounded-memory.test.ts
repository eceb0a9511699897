import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/secrets.ts';

const letters = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zC';
const size = 100_000_000;
const most = 150_000_000;

describe('a stream of a redactor', () => {
  it.each([
    ['a token without an end', 'password='],
    ['a word without an end', ''],
  ])('holds a bounded part of %s', { timeout: 120_000 }, (_, beginning) => {
    const stream = createRedactor().openStream();
    const chunk = Buffer.from(letters.repeat(2_000));
    stream.push(Buffer.from(beginning));
    const before = process.memoryUsage().heapUsed;
    let highest = before;
    for (let given = 0; given < size; given += chunk.length) {
      stream.push(chunk);
      highest = Math.max(highest, process.memoryUsage().heapUsed);
    }
    stream.end();
    expect(highest - before).toBeLessThan(most);
  });
});
