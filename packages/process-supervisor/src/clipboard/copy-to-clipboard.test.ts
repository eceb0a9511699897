import { chmod, readFile } from 'node:fs/promises';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendSignal } from '../identity/identify.ts';
import { copyToClipboard, type CopyOutcome } from './copy-to-clipboard.ts';

describe.runIf(process.platform === 'linux')('copyToClipboard', () => {
  let workspace: TemporaryWorkspace;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace();
  });
  afterEach(() => workspace.remove());

  const make = async (name: string, script: string): Promise<void> => {
    await workspace.write(`bin/${name}`, `#!/bin/sh\n${script}\n`);
    await chmod(workspace.resolve(`bin/${name}`), 0o755);
  };
  const copy = (
    text: string,
    variables: Readonly<Record<string, string>>,
    rest: {
      readonly limitMs?: number;
      readonly platform?: NodeJS.Platform;
      readonly writeToTerminal?: (text: string) => undefined;
    } = {},
  ): Promise<CopyOutcome> => {
    const PATH = `${workspace.resolve('bin')}:/usr/bin:/bin`;
    return copyToClipboard(text, {
      environment: { PATH, OUT: workspace.resolve('out'), ...variables },
      platform: 'linux',
      ...rest,
    });
  };

  it.each([
    ['wl-copy', { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }, 'linux'],
    ['xclip', { DISPLAY: ':0' }, 'linux'],
    ['pbcopy', {}, 'darwin'],
    ['clip.exe', { WSL_DISTRO_NAME: 'Debian', DISPLAY: ':0' }, 'linux'],
    ['termux-clipboard-set', { TERMUX_VERSION: '1' }, 'linux'],
  ] as const)('gives the text to %s where %j is set on %s', async (name, variables, platform) => {
    await make(name, 'cat > "$OUT"');
    const text = `é 😀 ${'x'.repeat(300_000)}`;
    expect(await copy(text, variables, { platform })).toEqual({ copied: 'confirmed', by: name });
    expect(await workspace.read('out')).toBe(text);
  });

  it('settles as the program ends and leaves its child to serve the clipboard', async () => {
    await make('xclip', 'cat > "$OUT"; sleep 61 & echo $! > "$OUT.pid"');
    const started = performance.now();
    expect(await copy('served', { DISPLAY: ':0' })).toMatchObject({ copied: 'confirmed' });
    expect(performance.now() - started).toBeLessThan(1_900);
    const pid = Number(await readFile(workspace.resolve('out.pid'), 'utf8'));
    expect(sendSignal(pid, 0)).toBe(true);
    expect(sendSignal(pid, 'SIGKILL')).toBe(true);
  });

  it('goes on to the next when one fails, hangs or is not there, and tells of each', async () => {
    await make('wl-copy', 'sleep 62');
    await make('xclip', 'exit 3');
    const variables = { WAYLAND_DISPLAY: 'w', DISPLAY: ':0' };
    expect(await copy('x', variables, { limitMs: 100 })).toEqual({
      copied: false,
      tried: [
        { by: 'wl-copy', reason: 'did not end within 100 ms' },
        { by: 'xclip', reason: 'ended with 3' },
        { by: 'xsel', reason: 'is not there, or may not be run' },
      ],
    });
    await make('xsel', 'cat > "$OUT"');
    expect(await copy('y', variables, { limitMs: 500 })).toMatchObject({ by: 'xsel' });
  });

  it('does not mind a program that reads nothing', async () => {
    await make('xclip', 'exit 0');
    const text = 'x'.repeat(2_000_000);
    expect(await copy(text, { DISPLAY: ':0' })).toMatchObject({ copied: 'confirmed' });
  });

  it('asks the terminal last, also through tmux and screen, and not for what it would not take', async () => {
    let written = '';
    const writeToTerminal = (sequence: string): undefined => void (written = sequence);
    expect(await copy('hé', {}, { writeToTerminal })).toEqual({
      copied: 'sent',
      by: 'the terminal',
    });
    expect(written).toBe('\u001B]52;c;aMOp\u0007');
    await copy('hé', { TMUX: '/tmp/x,1,0' }, { writeToTerminal });
    expect(written).toBe('\u001BPtmux;\u001B\u001B]52;c;aMOp\u0007\u001B\\');
    await copy('x'.repeat(3_000), { STY: '1.x' }, { writeToTerminal });
    const inner = written.replaceAll(/\u001BP([^]*?)\u001B\\/gu, '$1');
    expect(inner).toBe(`\u001B]52;c;${Buffer.from('x'.repeat(3_000)).toString('base64')}\u0007`);
    written = '';
    expect(await copy('x'.repeat(100_000), {}, { writeToTerminal })).toEqual({
      copied: false,
      tried: [{ by: 'the terminal', reason: 'takes no text that long' }],
    });
    expect(written).toBe('');
  });

  it('says that there is nothing to copy to', async () => {
    expect(await copy('x', {})).toEqual({ copied: false, tried: [] });
  });
});
