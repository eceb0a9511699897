import { execFile } from 'node:child_process';
import { access, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { JsonObject } from '@selfware/contracts';
import type { MockScript } from '@selfware/llm-client/testing';
import { describe, expect, it } from 'vitest';
import { createStage, jsonLines, type Stage } from '../support/selfware.ts';

type Decision = 'done' | 'denied';

/** What the model tries, in this order, and the file that shows that it happened; `reads` leaves none. */
const acts: readonly {
  readonly name: string;
  readonly command: string;
  readonly shows?: string;
}[] = [
  { name: 'reads', command: 'cat note.txt | head -n 1' },
  { name: 'writes', command: 'touch made', shows: 'made' },
  { name: 'runs-code', command: 'node make.js', shows: 'code' },
  { name: 'commits', command: 'git init -q repository', shows: 'repository' },
  { name: 'pushes', command: 'git push origin main' },
  { name: 'destroys', command: 'rm -r old' },
  { name: 'protected', command: 'echo x > .git/hooks/pre-commit', shows: '.git/hooks/pre-commit' },
  { name: 'forbidden', command: 'X=/; rm -rf "$X"' },
];

const script: MockScript = [
  ...acts.map(({ command }) => ({
    toolCalls: [{ name: 'run_command', arguments: { command } }],
  })),
  { text: 'That was all.' },
];

const expected: Readonly<Record<string, Readonly<Record<string, Decision>>>> = {
  plan: { reads: 'done' },
  default: { reads: 'done' },
  'dont-ask': { reads: 'done' },
  'accept-edits': { reads: 'done', writes: 'done' },
  auto: { reads: 'done', writes: 'done', 'runs-code': 'done', commits: 'done' },
  yolo: { reads: 'done', writes: 'done', 'runs-code': 'done', commits: 'done' },
};

async function prepare({ workspace }: Stage): Promise<void> {
  await mkdir(join(workspace, '.git/hooks'), { recursive: true });
  await mkdir(join(workspace, 'old'));
  await writeFile(join(workspace, 'note.txt'), 'a note\nmore\n');
  await writeFile(join(workspace, 'make.js'), 'require("node:fs").writeFileSync("code", "");');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

const statusOf = (event: JsonObject): unknown => Reflect.get(Object(event['outcome']), 'status');

describe('selfware run, act by act', () => {
  it.each(Object.entries(expected))('in mode %s', async (mode, allowed) => {
    await using stage = await createStage(script);
    await prepare(stage);
    const { stdout } = await stage.run(['run', 'try everything', '--json', '--mode', mode]);
    const ends = jsonLines(stdout).filter((event) => event['type'] === 'tool-call-end');
    const happened = acts.map(({ name }, index) => [name, statusOf(ends[index] ?? {})]);
    expect(happened).toEqual(acts.map(({ name }) => [name, allowed[name] ?? 'denied']));
    for (const { name, shows } of acts)
      if (shows !== undefined)
        expect([name, await exists(join(stage.workspace, shows))]).toEqual([name, name in allowed]);
    expect(await readdir(join(stage.workspace, 'old'))).toEqual([]);
  });

  it('refuses the mode auto without its sandbox, before anything runs', async () => {
    await using stage = await createStage(script);
    const off = join(stage.home, 'off.json');
    await writeFile(off, '{"sandbox":"off"}');
    const args = ['run', 'x', '--mode', 'auto', '--config', off];
    const { exitCode, stderr } = await stage.run(args);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('sandbox')]);
    expect(stage.server.requests).toHaveLength(0);
  });
});

describe('selfware run in mode yolo', () => {
  const writeTwice: MockScript = [
    ...['a', 'b', 'c'].map((path) => ({
      toolCalls: [{ name: 'write_file', arguments: { path, content: path } }],
    })),
    { text: 'ok' },
  ];

  it('says so, and ends where its acts are used up', async () => {
    await using stage = await createStage(writeTwice);
    await mkdir(join(stage.home, '.config/selfware'), { recursive: true });
    const config = join(stage.home, '.config/selfware/config.json');
    await writeFile(config, JSON.stringify({ mode: 'yolo', yoloMaxOperations: 2 }));
    const { stderr, stdout } = await stage.run(['run', 'x']);
    expect(stdout + stderr).toContain('yolo: nothing is asked for');
    expect(await readdir(stage.workspace)).toEqual(expect.arrayContaining(['a', 'b']));
    expect(await exists(join(stage.workspace, 'c'))).toBe(false);
  });

  it('cannot be switched on, nor widened, by a file of the project', async () => {
    await using stage = await createStage(writeTwice);
    for (const settings of [{ mode: 'yolo' }, { yoloAllowGitPush: true }]) {
      await mkdir(join(stage.workspace, '.selfware'), { recursive: true });
      await writeFile(join(stage.workspace, '.selfware/config.json'), JSON.stringify(settings));
      const { exitCode } = await stage.run(['run', 'x']);
      expect(exitCode).toBe(2);
    }
    expect(await exists(join(stage.workspace, 'a'))).toBe(false);
  });

  it('keeps an audit log that shows when somebody changed it', async () => {
    await using stage = await createStage(writeTwice);
    await stage.run(['run', 'x', '--mode', 'yolo']);
    const whole = await stage.run(['audit', '--json']);
    expect(whole.exitCode, whole.stderr).toBe(0);
    const steps = jsonLines(whole.stdout).map((entry) => entry['step']);
    expect(steps).toEqual(['judged', 'approved', 'judged', 'approved', 'judged', 'approved']);
    await changeJournal(join(stage.state, 'audit'));
    const changed = await stage.run(['audit']);
    expect(changed.exitCode).not.toBe(0);
  });
});

async function changeJournal(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const journal = entries.find(({ name }) => name.endsWith('.journal'));
  const path = join(journal?.parentPath ?? '', journal?.name ?? '');
  const bytes = await readFile(path);
  bytes.write('deny!', bytes.indexOf('allow'));
  await writeFile(path, bytes);
}

describe('a program of the workspace', () => {
  it('is never taken for the program of the same name', async () => {
    const evil = '#!/bin/sh\ntouch evil\n';
    await using stage = await createStage(
      [
        { toolCalls: [{ name: 'run_command', arguments: { command: 'ls' } }] },
        { toolCalls: [{ name: 'run_command', arguments: { command: './ls' } }] },
        { text: 'ok' },
      ],
      { 'bin/ls': evil, ls: evil },
    );
    await promisify(execFile)('chmod', ['+x', 'bin/ls', 'ls'], { cwd: stage.workspace });
    const path = `${stage.workspace}/bin:.:${stage.environment['PATH'] ?? ''}`;
    const { stdout } = await stage.run(['run', 'x', '--json'], { environment: { PATH: path } });
    const ends = jsonLines(stdout).filter((event) => event['type'] === 'tool-call-end');
    expect(ends.map(statusOf)).toEqual(['done', 'denied']);
    expect(await exists(join(stage.workspace, 'evil'))).toBe(false);
  });
});
