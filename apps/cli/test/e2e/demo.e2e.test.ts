import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createStage, jsonLines, ofType } from '../support/selfware.ts';

const copies = async (): Promise<readonly string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('selfware-demo-'));

describe('selfware demo', () => {
  it('lets the real agent see the test fail, fix it and see it pass', async () => {
    await using stage = await createStage();
    const before = await copies();
    const ended = await stage.run(['demo']);
    expect(ended.exitCode, ended.stderr).toBe(0);
    expect(ended.stdout).toContain("Only the model's words are scripted");
    expect(ended.stdout).toContain('-  if (seconds > hour)');
    expect(ended.stdout).toContain('+  if (seconds >= hour)');
    expect(ended.stdout).toMatch(/Tests {5}4 run, 4 passed, 0 failed/u);
    expect(ended.stdout).toContain('selfware run "make the failing test pass" --endpoint');
    expect(ended.stderr).toMatch(
      /✗ run_command node --test .*✓ run_command node --test .*✓ verification passed/su,
    );
    expect(await copies()).toEqual(before);
    expect(await readdir(stage.files.resolve('home'), { recursive: true })).not.toContain(
      'sessions',
    );
  });

  it('is a stream of events with --json, and keeps the copy when told to', async () => {
    await using stage = await createStage();
    const ended = await stage.run(['demo', '--json', '--keep']);
    const lines = jsonLines(ended.stdout);
    const calls = ofType(lines, 'tool-call-end').map(({ name, outcome }) => [
      name,
      (outcome as { exitCode?: number }).exitCode,
    ]);
    expect(calls).toEqual([
      ['list_directory', undefined],
      ['read_file', undefined],
      ['read_file', undefined],
      ['edit_file', undefined],
      ['run_command', 1],
      ['edit_file', undefined],
      ['run_command', 0],
    ]);
    const end = lines.at(-1);
    expect(end).toMatchObject({
      type: 'demo-end',
      outcome: 'done',
      tests: '4 run, 4 passed, 0 failed',
    });
    const { rm } = await import('node:fs/promises');
    const { kept } = end as { kept?: string };
    await rm(kept ?? '', { recursive: true });
  });
});
