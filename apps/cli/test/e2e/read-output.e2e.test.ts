import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MockReply, MockRequest } from '@selfware/llm-client/testing';
import { describe, expect, it } from 'vitest';
import { createStageInProcess } from '../support/run-in-process.ts';
import { createStage } from '../support/selfware.ts';

const command = 'i=0; while [ $i -lt 4000 ]; do i=$((i+1)); echo "line $i of the build"; done';

/** A model that runs a command with a long output and then reads on in it. */
function readsOn(request: MockRequest, index: number): MockReply {
  if (index === 0) return { toolCalls: [{ name: 'run_command', arguments: { command } }] };
  if (index > 1) return { text: 'done' };
  const [, path = ''] =
    /read_file with path (output:[\da-f]{64})/u.exec(JSON.stringify(request)) ?? [];
  const input = { path, offset: 2_000, limit: 2 };
  return { toolCalls: [{ name: 'read_file', arguments: input }] };
}

const token = 'ghp_16C7e42F292c6912E7710c838347Ae178B4a';
const long = `i=0; while [ $i -lt 60000 ]; do i=$((i+1)); [ $i = 30000 ] && echo "the key is ${token.slice(0, 10)}""${token.slice(10)}"; echo "line $i of a log that goes on and on and on"; done`;

/** A model that runs a command with more output than is kept in memory, and reads on around a secret in its middle. */
function readsOnFar(request: MockRequest, index: number): MockReply {
  if (index === 0) return { toolCalls: [{ name: 'run_command', arguments: { command: long } }] };
  if (index > 1) return { text: 'done' };
  const [, path = ''] =
    /all of stdout: read_file with path (output:[\da-f]{64})/u.exec(JSON.stringify(request)) ?? [];
  const input = { path, offset: 29_999, limit: 3 };
  return { toolCalls: [{ name: 'read_file', arguments: input }] };
}

const stages = [
  ['as the built command', createStage],
  ['in this process', createStageInProcess],
] as const;

describe.each(stages)('a long output, %s', (_, createOne) => {
  it('is read on in by the model without running anything again, and goes with its session', async () => {
    await using stage = await createOne(readsOn);
    const ended = await stage.run(['run', 'build it', '--mode', 'yolo']);
    expect(ended.exitCode, ended.stderr).toBe(0);
    // The first two lines tell how it ended and which stream follows.
    expect(stage.server.requests.at(-1)?.rawBody).toMatch(/"line 1998 of the build\\nline 1999/u);
    const blobs = async (): Promise<readonly string[]> =>
      (await readdir(join(stage.state, 'blobs'))).filter((name) => /^[\da-f]{64}$/u.test(name));
    expect(await blobs()).toHaveLength(1);
    expect((await stage.run(['sessions', 'delete', '--all'])).exitCode).toBe(0);
    expect(await blobs()).toHaveLength(0);
  });

  it('is kept whole without its secrets, though it is far more than memory has of it', async () => {
    await using stage = await createOne(readsOnFar);
    const ended = await stage.run(['run', 'log it', '--mode', 'yolo']);
    expect(ended.exitCode, ended.stderr).toBe(0);
    const body = stage.server.requests.at(-1)?.rawBody ?? '';
    expect(body).toMatch(/line 29999 of [^"]*\\nthe key is \[REDACTED:[^"]*\\nline 30000 of/u);
    const directory = join(stage.state, 'blobs');
    const names = (await readdir(directory)).filter((name) => /^[\da-f]{64}$/u.test(name));
    expect(names).toHaveLength(1);
    const kept = await readFile(join(directory, names[0] ?? ''), 'utf8');
    expect(kept.length).toBeGreaterThan(2_000_000);
    expect(kept).toContain('line 60000 of');
    expect(kept).not.toContain(token);
    expect((await stage.run(['sessions', 'delete', '--all'])).exitCode).toBe(0);
    expect(await readdir(directory)).toEqual([]);
  });
});
