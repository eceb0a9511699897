import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStage, jsonLines } from '../support/selfware.ts';

describe('selfware sessions verify', () => {
  it('finds whole what a run left, names what is damaged since, and is content after a resume', async () => {
    await using stage = await createStage(() => ({ text: 'ok' }));
    expect((await stage.run(['sessions', 'verify'])).exitCode).toBe(0);
    await stage.run(['run', 'a task']);
    const verified = await stage.run(['sessions', 'verify', '--json']);
    expect(verified.exitCode, verified.stdout).toBe(0);
    expect(jsonLines(verified.stdout)).toContainEqual({
      kind: 'journal',
      status: 'whole',
      path: expect.stringMatching(/^sessions\/.*\/session\.journal$/u) as unknown,
    });

    const path = await findJournal(stage.files.path);
    const bytes = await readFile(path);
    bytes[60] = (bytes[60] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const damaged = await stage.run(['sessions', 'verify']);
    expect(damaged.exitCode).toBe(9);
    expect(damaged.stdout).toMatch(/^damaged .*session\.journal {2}checksum$/mu);
    expect((await readFile(path)).equals(bytes)).toBe(true);

    await stage.run(['resume']);
    expect((await stage.run(['sessions', 'verify'])).exitCode).toBe(0);
  });
});

async function findJournal(below: string): Promise<string> {
  const all = await readdir(below, { recursive: true });
  return join(below, all.find((name) => name.endsWith('/session.journal')) ?? '');
}
