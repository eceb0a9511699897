import { describe, expect, it } from 'vitest';
import { nearNames } from './near-names.ts';

describe('nearNames', () => {
  it.each([
    ['ReadFile', ['read_file']],
    ['file', ['read_file', 'write_file']],
    ['raed_file', ['read_file']],
    ['run-command', ['run_command']],
    ['teleport', []],
    ['', []],
  ])('finds what is like %j', (name, near) => {
    expect(nearNames(name, ['read_file', 'run_command', 'write_file'])).toEqual(near);
  });
});
