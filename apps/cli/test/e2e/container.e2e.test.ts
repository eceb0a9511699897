import { eventually, openContainerEngine, type ContainerEngine } from '@selfware/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStage, type Stage } from '../support/selfware.ts';

let engine: ContainerEngine;

beforeAll(async () => {
  engine = await openContainerEngine();
}, 60_000);
afterAll(() => engine[Symbol.asyncDispose]());

const stageFor = (more: object = {}): Promise<Stage> => {
  const call = { image: engine.image, command: ['cat', '/src/a.txt'], ...more };
  const script = [
    {
      toolCalls: [
        { name: 'run_container', arguments: { ...call, mounts: [{ path: 'src', at: '/src' }] } },
      ],
    },
    { text: 'done' },
  ];
  return createStage(script, { 'src/a.txt': 'held in the container' });
};

async function told(stage: Stage, mode: string, path: string): Promise<string> {
  await stage.run(['run', 'x', '--mode', mode], { environment: { PATH: path } });
  return stage.server.requests.at(-1)?.rawBody ?? '';
}

const withEngine = (): string => `${engine.path}:${process.env['PATH'] ?? ''}`;

describe('selfware run with containers', () => {
  it.each(['default', 'yolo'])('runs a closed container in the mode %s', async (mode) => {
    await using stage = await stageFor();
    expect(await told(stage, mode, withEngine())).toContain('held in the container');
  });

  it.each(['default', 'yolo'])('starts none that opens anything in the mode %s', async (mode) => {
    await using stage = await stageFor({ network: 'bridge' });
    const read = await told(stage, mode, withEngine());
    expect(read).not.toContain('held in the container');
    expect(read).toMatch(/nobody-to-ask|No container was started/u);
  });

  it('tells a model of the tool only where there is an engine', async () => {
    await using stage = await stageFor();
    await using empty = await stageFor();
    expect(await told(stage, 'default', withEngine())).toContain('"name":"run_container"');
    expect(await told(empty, 'default', '/nowhere')).toContain('There is no tool');
  });

  it('ends a container with the run', async () => {
    await using stage = await stageFor({ command: ['sleep', '60'] });
    const environment = { PATH: withEngine() };
    const running = stage.start(['run', 'x', '--mode', 'default'], { environment });
    const listed = async (): Promise<string> => (await engine.run(['ps', '--quiet'])).stdout;
    await eventually(async () => (await listed()) !== '', 30_000);
    running.child.kill('SIGINT');
    await running.ended;
    expect(await listed()).toBe('');
  }, 60_000);
});
