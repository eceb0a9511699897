import { SelfwareError, type RunProgram } from '@selfware/contracts';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createSandbox, type CreateSandboxOptions } from '../sandbox.ts';

function answering(version: string, exitCode = 0): RunProgram {
  const output = { tail: new Uint8Array(), totalBytes: 0, totalLines: 0, text: () => version };
  return async () => ({
    ...{ status: 'exited', exitCode, durationMs: 1, survivors: 0, notices: [] },
    ...{ stdout: { ...output, head: output.tail }, stderr: { ...output, head: output.tail } },
    ...{ outputIncomplete: false, containment: 'group-only' },
  });
}

// What a caller without types may write.
function misspelt(name: string, value: unknown): object {
  return Object.fromEntries([[name, value]]);
}

async function refusal(
  options: Partial<CreateSandboxOptions>,
): Promise<{ code?: string; message?: string }> {
  await using workspace = await createTemporaryWorkspace({ 'p/a': '', 'home/.aws/b': '' });
  const usual = { workspace: workspace.resolve('p'), home: workspace.resolve('home') };
  const machine = { platform: 'linux', arch: 'x64' };
  try {
    const all = { run: answering('bubblewrap 0.8.0'), ...usual, machine, ...options };
    return { message: (await createSandbox(all)).level };
  } catch (error) {
    return SelfwareError.isInstance(error) ? error : {};
  }
}

describe('making a sandbox', () => {
  it.each([
    [{ machine: { platform: 'darwin', arch: 'arm64' } }, 'only Linux has it so far'],
    [{ machine: { platform: 'linux', arch: 'arm64' } }, 'only x86-64 has it so far'],
    [{ policy: { levels: [] } }, 'the policy does not accept it'],
    [{ policy: { levels: ['bubblewrap'] }, bubblewrap: [] }, 'it is not installed'],
    [
      { policy: { levels: ['bubblewrap'] }, bubblewrap: ['/bin/sh'], run: answering('x 0.7.9') },
      '0.8 or newer is needed, this is 0.7',
    ],
    [
      {
        policy: { levels: ['bubblewrap'] },
        bubblewrap: ['/bin/sh'],
        run: answering('bubblewrap 0.8.0', 127),
      },
      'cannot be started: what it needs may lie in /tmp or /run',
    ],
    [
      {
        policy: { levels: ['bubblewrap'] },
        bubblewrap: ['/bin/sh'],
        run: answering('bubblewrap 0.8.0', 1),
      },
      'whether user namespaces are allowed',
    ],
    [
      { policy: { levels: ['bubblewrap'] }, bubblewrap: ['/bin/sh'], run: answering('') },
      'it does not tell its version',
    ],
  ] as const)('refuses %j', async (options, reason) => {
    const { code, message } = await refusal(options);
    expect([code, message]).toEqual(['safety/no-sandbox', expect.stringContaining(reason)]);
  });

  it('confines nothing only where the policy says so', async () => {
    expect(await refusal({ policy: { levels: ['none'] } })).toEqual({ message: 'none' });
  });

  it.each([
    [{ workspace: 'relative' }, 'an absolute directory as workspace'],
    [{ workspace: '/no/such/place' }, 'an existing directory as workspace'],
    [{ workspace: '/usr' }, 'a directory of your own as workspace'],
    [{ policy: { writable: ['/no/such/place'] } }, 'an existing directory as writable'],
    [{ policy: { protectedPaths: ['.'] } }, 'a protected path inside of what is writable'],
    [
      { policy: { protectedPaths: Array.from({ length: 3_000 }, (_, at) => `f${String(at)}`) } },
      'at most 1000 protected paths',
    ],
    [{ policy: { hidden: ['..'] } }, 'a directory outside of what is hidden'],
    [{ policy: misspelt('writeable', ['/a']) }, 'a known name in the policy, got "writeable"'],
    [{ policy: misspelt('levels', ['bwrap']) }, 'a known level, got "bwrap"'],
    [{ policy: misspelt('hidden', 'a') }, 'a list of texts as hidden'],
    [{ policy: misspelt('network', 'all') }, 'a known network, got "all"'],
    [{ policy: misspelt('unixSockets', 'all') }, 'a known kind of Unix sockets'],
    [{ policy: { limits: misspelt('memory', 1) } }, 'a known limit, got "memory"'],
    [{ policy: { limits: { processes: 0.5 } } }, 'a whole number above 0 as processes'],
    [misspelt('selftest', 'skip'), 'a known option, got "selftest"'],
  ] as const)('refuses the bad %j', async (options, reason) => {
    const { code, message } = await refusal(options);
    expect([code, message]).toEqual(['safety/sandbox-policy', expect.stringContaining(reason)]);
  });

  it('refuses a relative directory and words with a NUL to a program', async () => {
    await using workspace = await createTemporaryWorkspace({ 'p/a': '', 'home/b': '' });
    const sandbox = await createSandbox({
      ...{ run: answering('bubblewrap 0.11.0'), selfTest: 'skip', bubblewrap: ['/bin/sh'] },
      ...{ workspace: workspace.resolve('p'), home: workspace.resolve('home') },
      machine: { platform: 'linux', arch: 'x64' },
    });
    expect(sandbox.level).toBe('bubblewrap');
    expect(() => sandbox.wrap({ argv: ['a'], cwd: 'b' })).toThrow('absolute directory');
    expect(() => sandbox.wrap({ argv: ['a\0'], cwd: '/' })).toThrow('without NUL');
    const source = Uint8Array.of(1);
    for (const fd of [8, 9])
      expect(() => sandbox.wrap({ argv: ['a'], cwd: '/', descriptors: [{ fd, source }] })).toThrow(
        'beside 8 and 9',
      );
    const { argv, environment } = sandbox.wrap({ argv: ['a'], cwd: '/', environment: { A: 'b' } });
    expect(argv).toContain('/bin/sh');
    expect(environment).toEqual({});
  });
});
