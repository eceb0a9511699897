import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fuzzGuided, guidedEngineProblem } from './fuzz-guided.ts';
import { fuzzTarget } from './fuzz-target.ts';
import type { FuzzTarget } from './list-targets.ts';

describe('fuzzTarget', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'selfware-fuzz-'));
    mkdirSync(join(directory, 'corpus'));
    writeFileSync(join(directory, 'corpus/seed'), '{"key": "value"}');
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });
  const targetOf = (body: string): FuzzTarget => {
    const file = join(directory, 'planted.fuzz.ts');
    writeFileSync(file, `export function fuzz(data: Buffer): void { ${body} }\n`);
    return {
      name: 'x.planted',
      file,
      corpus: join(directory, 'corpus'),
      findings: join(directory, 'findings'),
    };
  };

  it('finds a planted bug and saves the input that shows it', async () => {
    const target = targetOf(
      "if (data.toString('latin1').includes('{{')) throw new Error('planted');",
    );
    const { error, finding } = await fuzzTarget(target, { seconds: 20, seed: 1 });
    expect(error).toContain('planted');
    expect(readFileSync(finding ?? '', 'latin1')).toContain('{{');
  });

  it('finds the same bug with the same input from the same seed', async () => {
    const target = targetOf("if (data.length > 40) throw new Error('long');");
    const first = await fuzzTarget(target, { seconds: 20, seed: 7 });
    rmSync(target.findings, { recursive: true });
    expect(await fuzzTarget(target, { seconds: 20, seed: 7 })).toMatchObject({
      runs: first.runs,
      finding: first.finding,
    });
  });

  it('finds an input that never ends', async () => {
    const target = targetOf('while (data.length > 20);');
    const { error, finding } = await fuzzTarget(target, { seconds: 20, seed: 1, hangMs: 500 });
    expect(error).toBe('no end after 500 ms');
    expect(readFileSync(finding ?? '').length).toBeGreaterThan(20);
  });

  it('tries a saved finding first', async () => {
    const target = targetOf("if (data.toString() === 'rare') throw new Error('again');");
    mkdirSync(target.findings);
    writeFileSync(join(target.findings, 'old'), 'rare');
    expect(await fuzzTarget(target, { seconds: 1, seed: 1 })).toMatchObject({ runs: 2 });
  });

  it('runs until its time is up when nothing breaks', async () => {
    const { runs, finding } = await fuzzTarget(targetOf('void data;'), { seconds: 0.2, seed: 1 });
    expect(runs).toBeGreaterThan(10);
    expect(finding).toBeUndefined();
  });

  it('is guided by coverage where the addon loads, and says why where it does not', async () => {
    const problem = await guidedEngineProblem();
    if (problem !== undefined) {
      expect(problem).toMatch(/^its addon/u);
      return;
    }
    const guarded = 'data[0] === 83 && data[1] === 69 && data[2] === 76 && data[3] === 70';
    const target = targetOf(`if (${guarded}) throw new Error('guarded by four bytes');`);
    const { finding } = await fuzzGuided(target, { seconds: 60, seed: 1 });
    expect(readFileSync(finding ?? '', 'latin1').slice(0, 4)).toBe('SELF');
  });
});
