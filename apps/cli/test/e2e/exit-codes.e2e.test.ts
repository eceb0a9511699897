import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { MockScript } from '@selfware/llm-client/testing';
import { createStage, type Stage } from '../support/selfware.ts';

const write = { name: 'write_file', arguments: { path: 'x', content: 'x' } };
const forbidden = { name: 'run_command', arguments: { command: 'rm -rf /' } };

interface Provoked {
  readonly script?: MockScript;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly prepare?: (stage: Stage) => Promise<void>;
}

const provoked: readonly (readonly [number, string, Provoked])[] = [
  [0, 'the task is done', { script: [{ text: 'ok' }] }],
  [
    0,
    'a refusal does not matter because the task verifies',
    { script: [{ toolCalls: [write] }, { text: 'ok' }], args: ['run', 'x', '--verify', 'true'] },
  ],
  [2, 'the command line is wrong', { args: ['run'] }],
  [2, 'there is no endpoint', { environment: { SELFWARE_ENDPOINT: '' } }],
  [
    2,
    'the mode needs a sandbox that is switched off',
    {
      args: ['run', 'x', '--mode', 'auto', '--config', 'off.json'],
      prepare: ({ workspace }) => writeFile(`${workspace}/off.json`, '{"sandbox":"off"}'),
    },
  ],
  [2, 'the session to resume is not there', { args: ['resume', 'nosuchsession'] }],
  [
    3,
    'the verification keeps failing',
    { script: () => ({ text: 'I think it is done' }), args: ['run', 'x', '--verify', 'false'] },
  ],
  [4, 'the server says no', { script: [{ status: 401, error: { message: 'no' } }] }],
  [4, 'nobody is at the endpoint', { environment: { SELFWARE_ENDPOINT: 'http://127.0.0.1:9/v1' } }],
  [5, 'safety denied a call', { script: [{ toolCalls: [forbidden] }, { text: 'ok' }] }],
  [
    6,
    'a call needed a yes and nobody was there',
    { script: [{ toolCalls: [write] }, { text: 'ok' }] },
  ],
  [
    7,
    'time is up',
    {
      script: [{ text: 'x', fault: { kind: 'stall', afterChunks: 1 } }],
      args: ['run', 'x', '--timeout', '1'],
    },
  ],
  [
    8,
    'the turns are used up',
    {
      script: (_request, index) => ({
        toolCalls: [{ name: 'list_directory', arguments: { path: index % 2 === 0 ? '.' : './' } }],
      }),
      args: ['run', 'x', '--max-turns', '2'],
    },
  ],
  [8, 'the context is full', { args: ['run', '-p', '-'], input: 'word '.repeat(60_000) }],
  [
    9,
    'the journal is damaged',
    {
      args: ['resume'],
      prepare: async (stage) => {
        await stage.run(['run', 'x']);
        await damageJournal(stage);
      },
      script: () => ({ text: 'ok' }),
    },
  ],
];

async function damageJournal({ state }: Stage): Promise<void> {
  const { readdir, writeFile, readFile } = await import('node:fs/promises');
  const { join } = await import('node:path');
  const entries = await readdir(join(state, 'sessions'), { recursive: true, withFileTypes: true });
  const journal = entries.find(
    ({ name, parentPath }) => name.endsWith('.journal') && parentPath !== join(state, 'sessions'),
  );
  const path = join(journal?.parentPath ?? '', journal?.name ?? '');
  const bytes = await readFile(path);
  // The first record says what the session is about; without it nothing can go on.
  bytes.fill(0x21, 8, Math.min(bytes.length, 160));
  await writeFile(path, bytes);
}

describe('exit codes', () => {
  it.each(provoked)(
    '%i when %s',
    async (
      code,
      _title,
      { script = [], args = ['run', 'x'], environment = {}, prepare, ...given },
    ) => {
      await using stage = await createStage(script);
      await prepare?.(stage);
      const { exitCode, stderr } = await stage.run(args, { environment, ...given });
      expect(exitCode, stderr).toBe(code);
    },
  );

  it('1 when something was left undone, and the other codes are provoked beside this table', async () => {
    await using stage = await createStage();
    const { exitCode, stdout } = await stage.run(['doctor'], {
      environment: { SELFWARE_ENDPOINT: 'http://127.0.0.1:9' },
    });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('fail  endpoint');
  });
});
