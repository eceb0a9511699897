import { describe, expect, it } from 'vitest';
import { judgeByRules } from './judge-by-rules.ts';
import type { Rule, RuleContext } from './rule.ts';

const intent = { kind: 'read-file', path: 'a' } as const;
const context: RuleContext = {
  workspace: '/w',
  policy: {},
  locate: () => Promise.resolve({ status: 'inside', names: ['a'], realNames: ['a'] }),
};
const says =
  (decision: 'allow' | 'ask' | 'deny', rule: string): Rule =>
  () =>
    Promise.resolve([{ decision, rule, reason: '' }]);

describe('judgeByRules', () => {
  it('lets deny beat ask beat allow, whatever their order', async () => {
    const rules = [says('allow', 'a'), says('ask', 'b'), says('deny', 'c'), says('deny', 'd')];
    expect((await judgeByRules(intent, context, rules)).rule).toBe('c');
    expect((await judgeByRules(intent, context, rules.toReversed())).rule).toBe('d');
    expect((await judgeByRules(intent, context, rules.slice(0, 2))).rule).toBe('b');
  });

  it('denies with rule-failed when a rule throws or rejects, and quotes nothing of it', async () => {
    const failing: Rule[] = [
      () => Promise.reject(new Error('secret')),
      () => {
        throw new Error('secret');
      },
    ];
    for (const rule of failing) {
      const verdict = await judgeByRules(intent, context, [says('allow', 'a'), rule]);
      expect(verdict).toMatchObject({ decision: 'deny', rule: 'rule-failed' });
      expect(JSON.stringify(verdict)).not.toContain('secret');
    }
  });

  it('allows what no rule objects to', async () => {
    expect(await judgeByRules(intent, context, [])).toMatchObject({ decision: 'allow' });
  });
});
