import { describe, expect, it } from 'vitest';
import { assertPortableName } from './file-name.ts';

describe('assertPortableName', () => {
  it.each(['a', 'session-1', 'A.b_c', 'x'.repeat(100), 'console', 'com10'])('admits %j', (name) => {
    expect(assertPortableName(name)).toBe(name);
  });

  it.each([
    '',
    '../x',
    'a/b',
    '.hidden',
    '-x',
    'CON',
    'con.txt',
    'lpt1',
    'x.',
    'é',
    'a\0',
    'x'.repeat(300),
  ])('refuses %j', (name) => {
    expect(() => assertPortableName(name)).toThrow(
      expect.objectContaining({ code: 'persistence/invalid-name' }),
    );
  });
});
