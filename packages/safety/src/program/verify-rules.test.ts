import { describe, expect, it } from 'vitest';
import { denyingRules, verifyRules } from './verify-rules.ts';

describe('verifyRules', () => {
  it('finds that every rule of the floor holds what its examples promise', () => {
    expect(verifyRules()).toEqual(expect.arrayContaining(['destroy-tree', 'network-use']));
  });

  it('judges by the given rules alone', () => {
    expect(denyingRules('reboot', [])).toEqual([]);
  });
});
