import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../../src/sandbox.ts';
import { giveTo } from '../fixtures/sandbox-ground.ts';
import { findSandboxCases, tellMissing } from '../fixtures/sandbox-levels.ts';

const cases = await findSandboxCases();
const waiting = { timeout: 10_000, interval: 20 };

/** Processes of this machine with a word in their command line or environment of start. */
async function processesWith(word: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/u.test(pid)) continue;
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (text.includes(word)) found.push(text.replaceAll('\0', ' ').slice(0, 80));
  }
  return found;
}

describe('a sandbox that is ended from outside', () => {
  it('tells what is missing, and fails for it where all must be there', () => {
    expect(() => tellMissing('x: y', true)).toThrow('expected x, got y');
  });

  describe.each(cases)('by $level for $name', ({ uid, level, run }) => {
    async function start(): Promise<{
      readonly inside: string;
      readonly home: string;
      readonly child: ReturnType<typeof spawn>;
      [Symbol.asyncDispose](): Promise<void>;
    }> {
      const workspace = await createTemporaryWorkspace({ 'home/a': '' });
      const [inside, home] = [workspace.resolve('project'), workspace.resolve('home')];
      await mkdir(inside);
      await giveTo(uid, [workspace.path, inside]);
      const sandbox = await createSandbox({
        ...{ run, home, workspace: inside, selfTest: 'skip' },
        policy: { levels: [level] },
      });
      // Deaf to what can be ignored, and with a child in a group of its own.
      const script = `trap '' TERM INT HUP; setsid sleep 600 & touch started; while :; do sleep 600; done`;
      const argv = ['sh', '-c', script, inside] as const;
      const wrapped = sandbox.wrap({ argv, cwd: inside, environment: { PATH: '/usr/bin:/bin' } });
      const given = wrapped.descriptors ?? [];
      const child = spawn(wrapped.argv[0], wrapped.argv.slice(1), {
        ...{ cwd: '/', env: {}, detached: true, uid, gid: uid },
        stdio: ['ignore', 'ignore', 'ignore', ...given.map(() => 'pipe' as const)],
      });
      for (const { fd, source } of given) {
        const pipe = child.stdio[fd];
        if (pipe instanceof Object && 'end' in pipe && source instanceof Uint8Array) {
          pipe.end(source);
          await finished(pipe, { readable: false });
        }
      }
      await vi.waitFor(async () => expect(await readdir(inside)).toContain('started'), waiting);
      const dispose = async (): Promise<void> => {
        child.kill('SIGKILL');
        await workspace[Symbol.asyncDispose]();
      };
      return { inside, home, child, [Symbol.asyncDispose]: dispose };
    }

    it.each([
      ['SIGTERM', 'the first process', 143],
      ['SIGTERM', 'the group', 143],
      ['SIGINT', 'the first process', 130],
      ['SIGHUP', 'the group', 129],
    ] as const)('leaves nothing after %s to %s', async (signal, whom, code) => {
      await using started = await start();
      const { child, inside } = started;
      expect(await readdir(inside)).toContain('.vscode');
      expect(await processesWith(inside)).not.toEqual([]);
      const ended = once(child, 'exit');
      process.kill((whom === 'the group' ? -1 : 1) * (child.pid ?? Number.NaN), signal);
      expect(await ended).toEqual([code, null]);
      expect(await processesWith(inside)).toEqual([]);
      expect(await readdir(inside)).toEqual(['started']);
    });

    it.each([
      ['the first process', 1],
      ['the group', -1],
    ] as const)(
      'ends with SIGKILL to %s, and the next run takes what was left',
      async (_, sign) => {
        await using started = await start();
        const { child, inside, home } = started;
        const ended = once(child, 'exit');
        process.kill(sign * (child.pid ?? Number.NaN), 'SIGKILL');
        await ended;
        await vi.waitFor(async () => expect(await processesWith(inside)).toEqual([]), waiting);
        const sandbox = await createSandbox({
          ...{ run, home, workspace: inside, selfTest: 'skip' },
          policy: { levels: [level] },
        });
        await run(sandbox.wrap({ argv: ['true'], cwd: inside }), { timeoutMs: 10_000 });
        expect(await readdir(inside)).toEqual(['started']);
      },
    );
  });
});
