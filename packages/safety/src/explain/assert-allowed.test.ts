import { SelfwareError } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { NotAllowedError } from '../errors.ts';
import { judgeCommand } from '../program/judge-command.ts';
import { assertAllowed } from './assert-allowed.ts';

describe('assertAllowed', () => {
  it('lets an allowed command pass', () => {
    expect(() => {
      assertAllowed(judgeCommand('ls'));
    }).not.toThrow();
  });

  it.each(['rm -rf /', 'npm test', 'curl x'])('throws for %s and names every rule', (text) => {
    const verdict = judgeCommand(text);
    const check = (): void => {
      assertAllowed(verdict);
    };
    expect(check).toThrow(NotAllowedError);
    try {
      check();
    } catch (error) {
      expect(SelfwareError.isInstance(error) && error.details).toMatchObject({
        rule: verdict.rule,
        reason: verdict.reason,
        rules: [...new Set(verdict.findings.map(({ rule }) => rule))].join(', '),
      });
    }
  });
});
