import { access, readdir } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { inside, runBoxed } from '../fixtures/boxed-run.ts';
import { findLeaks, isolations, type Isolation } from '../fixtures/isolation.ts';

describe('the proof of an isolation', () => {
  it('finds what gets through where nothing is isolated', async () => {
    await using workspace = await createTemporaryWorkspace();
    const open: Isolation = { name: 'open', around: (directory) => ['env', '-C', directory] };
    const leaks = (await findLeaks(open, [workspace.path])).join('; ');
    for (const leak of ['the network', 'shares mnt', 'shares pid', `writes ${workspace.path}`])
      expect(leaks).toContain(leak);
    expect(await readdir(workspace.path)).toEqual([]);
  });

  it('says what does not start', async () => {
    const absent: Isolation = { name: 'absent', around: () => ['no-such-program'] };
    expect((await findLeaks(absent)).join()).toMatch(/^does not start: .*no-such-program/u);
  });
});

describe.each(isolations)('the isolation by $name', (isolation) => {
  it('holds, or says what it lacks on this machine', async () => {
    const leaks = await findLeaks(isolation);
    if (leaks.length > 0) {
      console.warn(`NOT USED: ${isolation.name}: ${leaks.join('; ')}`);
      // One that starts and leaks is a fault of ours; one that does not start is the machine's.
      expect(leaks.join('; ')).toMatch(/^does not start: ./u);
      return;
    }
    await using workspace = await createTemporaryWorkspace({ 'box/in': 'text' });
    const script = `pwd; cat in; echo x > made; (sleep 60 &); (: > /etc/made) || exit 7`;
    const outcome = await runBoxed(isolation, script, workspace.resolve('box'));
    expect(outcome).toMatchObject({ code: 7 });
    expect(outcome.output.startsWith(`${inside}\ntext`)).toBe(true);
    await access(workspace.resolve('box/made'));
  });

  it('ends what does not end', async () => {
    await using workspace = await createTemporaryWorkspace();
    const options = { timeoutMs: 500 };
    const { code } = await runBoxed(isolation, 'sleep 600', workspace.path, options);
    expect(code).not.toBe(0);
  });
});
