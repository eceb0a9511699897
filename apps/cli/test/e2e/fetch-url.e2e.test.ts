import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createStage, jsonLines, ofType, type Stage } from '../support/selfware.ts';

/** A server on loopback that counts who asks it. */
async function startPage(): Promise<{
  readonly port: number;
  readonly asked: () => number;
  [Symbol.asyncDispose](): Promise<void>;
}> {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end('the page');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const fetching = (port: number) => [
  { toolCalls: [{ name: 'fetch_url', arguments: { url: `http://127.0.0.1:${String(port)}/` } }] },
  { text: 'done' },
];

async function outcomeOf(stage: Stage, mode: string): Promise<unknown> {
  const ended = await stage.run(['run', 'read it', '--mode', mode, '--json']);
  const [end] = ofType(jsonLines(ended.stdout), 'tool-call-end');
  return end?.['outcome'];
}

const rule = (port: number): string =>
  JSON.stringify({ network: { allow: [{ cidr: '127.0.0.1/32', ports: [port] }] } });

describe('fetch_url through the agent', () => {
  it('reaches nothing private, in the mode yolo neither', async () => {
    await using page = await startPage();
    await using stage = await createStage(fetching(page.port));
    expect(await outcomeOf(stage, 'yolo')).toMatchObject({ status: 'denied' });
    expect(page.asked()).toBe(0);
  });

  it('asks first for a private place that the user allows, unless the mode is yolo', async () => {
    await using page = await startPage();
    await using stage = await createStage(fetching(page.port));
    await stage.files.write('home/.config/selfware/config.json', rule(page.port));
    expect(await outcomeOf(stage, 'default')).toMatchObject({ status: 'denied' });
    expect(page.asked()).toBe(0);
  });

  it('gives the page to the model', async () => {
    await using page = await startPage();
    await using stage = await createStage(fetching(page.port));
    await stage.files.write('home/.config/selfware/config.json', rule(page.port));
    expect(await outcomeOf(stage, 'yolo')).toMatchObject({ status: 'done' });
    expect(page.asked()).toBe(1);
    expect(JSON.stringify(stage.server.requests.at(-1))).toContain('the page');
  });

  it('takes no exception from a file of the project', async () => {
    await using page = await startPage();
    const project = { '.selfware/config.json': rule(page.port) };
    await using stage = await createStage(fetching(page.port), project);
    const ended = await stage.run(['run', 'read it', '--mode', 'yolo']);
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('network');
    expect(page.asked()).toBe(0);
  });
});
