import { describe, expect, it } from 'vitest';
import { createInnerStage } from '../../test/support/run-in-process.ts';
import { jsonLines } from '../../test/support/selfware.ts';

const policy = 'unlisted: ask\nprograms:\n  - name: ls\n';
const args = ['policy', 'test', 'c.yaml', '--policy', 'p.yaml'];

describe('testPolicyFile', () => {
  it('counts the cases when every one is judged as it says', async () => {
    const cases = '- { command: ls, expect: allow }\n- { argv: [ls], expect: allow }\n';
    await using stage = await createInnerStage([], { 'p.yaml': policy, 'c.yaml': cases });
    const { host, ended } = stage.here(args);
    expect(await ended, host.err()).toBe(0);
    expect(host.out()).toBe('2 cases, 0 failed\n');
  });

  it('tells of each case what was expected and what was got', async () => {
    const cases =
      '- { command: ls, expect: deny }\n- { argv: [ls, -l], expect: allow, rule: some-rule }\n';
    await using stage = await createInnerStage([], { 'p.yaml': policy, 'c.yaml': cases });
    const { host, ended } = stage.here(args);
    expect(await ended, host.err()).toBe(1);
    expect(host.out()).toContain('c.yaml:1: expected deny, got allow by ');
    expect(host.out()).toContain('c.yaml:2: expected allow by some-rule, got allow by ');
    expect(host.out()).toContain('["ls","-l"]\n2 cases, 2 failed\n');
    const told = stage.here([...args, '--json']);
    expect(await told.ended).toBe(1);
    const [failure, , summary] = jsonLines(told.host.out());
    expect(failure).toMatchObject({ line: 1, expect: 'deny', got: { decision: 'allow' } });
    expect(summary).toEqual({ cases: 2, failed: 2 });
  });

  it('takes the configured policy where none is named, and refuses cases that it cannot read', async () => {
    await using stage = await createInnerStage([], { 'c.yaml': '- { expect: allow }\n' });
    const { host, ended } = stage.here(['policy', 'test', 'c.yaml']);
    expect(await ended).toBe(2);
    expect(host.err()).toContain('c.yaml:1');
  });
});
