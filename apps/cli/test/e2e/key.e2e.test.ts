import { chmod, readFile } from 'node:fs/promises';
import { eventually } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createStage, type Running, type Stage } from '../support/selfware.ts';

const canary = 'sk-canary-0123456789abcdefghijklmnop';
const environment = { SELFWARE_API_KEY: canary, MINE: 'stays' };
const waiting = { fault: { kind: 'stall-before-headers' } } as const;

async function untilAsked(stage: Stage): Promise<void> {
  const asked = (): boolean => stage.server.requests.some(({ method }) => method === 'POST');
  await eventually(() => Promise.resolve(asked()), 15_000);
}

const shownBy = (running: Running, file: string): Promise<string> =>
  readFile(`/proc/${String(running.child.pid)}/${file}`, 'latin1');

describe('the key of the endpoint', () => {
  it.runIf(process.platform === 'linux')(
    'is in no environment block and no command line of the command while it runs, and is sent',
    async () => {
      await using stage = await createStage([waiting]);
      const running = stage.start(['run', 'wait'], { environment });
      await untilAsked(stage);
      const block = await shownBy(running, 'environ');
      expect(block).not.toContain('SELFWARE_API_KEY');
      expect(block).not.toContain(canary);
      expect(block).toContain('MINE=stays');
      expect(await shownBy(running, 'cmdline')).not.toContain(canary);
      expect(await shownBy(running, 'status')).not.toContain(canary);
      const [request] = stage.server.requests.filter(({ method }) => method === 'POST');
      expect(request?.headers['authorization']).toBe(`Bearer ${canary}`);
      running.child.kill('SIGTERM');
      await running.ended;
    },
  );

  it('is in the environment of no program, not even of one that may see the variable', async () => {
    await using stage = await createStage([
      { toolCalls: [{ name: 'run_command', arguments: { command: 'env' } }] },
      { text: 'ok' },
    ]);
    await stage.files.write(
      'home/.config/selfware/config.json',
      '{"passEnvironment":["SELFWARE_API_KEY","MINE"]}',
    );
    await stage.run(['run', 'x', '--mode', 'yolo'], { environment });
    const body = stage.server.requests.at(-1)?.rawBody ?? '';
    expect(body).toContain('MINE=stays');
    expect(body).not.toContain('SELFWARE_API_KEY');
    expect(body).not.toContain(canary);
  });

  it.each([
    [0o600, ''],
    [0o644, 'warning: others may read or change'],
  ])('is read from the file that apiKeyFile names, mode %o', async (mode, warning) => {
    await using stage = await createStage([{ text: 'ok' }]);
    const config = 'home/.config/selfware';
    await stage.files.write(`${config}/config.json`, '{"apiKeyFile":"key"}');
    await stage.files.write(`${config}/key`, `${canary}\n`);
    await chmod(stage.files.resolve(`${config}/key`), mode);
    const ended = await stage.run(['run', 'x']);
    expect(ended.exitCode, ended.stderr).toBe(0);
    expect(stage.server.requests.at(-1)?.headers['authorization']).toBe(`Bearer ${canary}`);
    expect(ended.stderr).toContain(warning);
    expect(ended.stderr.includes('warning:')).toBe(warning !== '');
  });
});
