import { describe, expect, it } from 'vitest';
import { keccak256 } from './keccak.ts';

describe('keccak256', () => {
  it('gives what the Keccak team publishes for the empty text', () => {
    expect(keccak256(new Uint8Array())).toBe(
      'c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470',
    );
  });
});
