import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'tsup';
import { runCommand } from '../tools/workspace/run-command.ts';
import { workspaceRoot } from '../tools/workspace/workspace-root.ts';
import type { FuzzOptions, FuzzOutcome } from './fuzz-target.ts';
import type { FuzzTarget } from './list-targets.ts';

/** Why Jazzer.js cannot run here, in a few words; absent when it can. */
export async function guidedEngineProblem(): Promise<string | undefined> {
  const { exitCode, output } = await runCommand(
    [
      process.execPath,
      '-e',
      "require(require.resolve('@jazzer.js/fuzzer', { paths: [require.resolve('@jazzer.js/core')] }))",
    ],
    { cwd: workspaceRoot },
  );
  if (exitCode === 0) return undefined;
  const missing = /version `(?<version>GLIBC\S*)' not found/u.exec(output)?.groups?.['version'];
  return missing === undefined ? 'its addon does not load' : `its addon needs ${missing}`;
}

/** Fuzzes a target with Jazzer.js, which steers by coverage; the target is bundled first, so that all of it is instrumented. */
export async function fuzzGuided(
  target: FuzzTarget,
  { seconds, seed }: FuzzOptions,
): Promise<FuzzOutcome> {
  const reports = join(workspaceRoot, 'fuzz/reports');
  mkdirSync(reports, { recursive: true });
  const directory = mkdtempSync(join(reports, 'guided-'));
  const corpus = join(directory, 'corpus');
  mkdirSync(corpus);
  for (const folder of [target.corpus, target.findings]) copyInputs(folder, corpus);
  mkdirSync(target.findings, { recursive: true });
  const before = new Set(readdirSync(target.findings));
  const { exitCode, output } = await runCommand(
    [
      ...[process.execPath, createRequire(import.meta.url).resolve('@jazzer.js/core/dist/cli.js')],
      ...[await bundle(target, directory), corpus, '--sync=false', '--'],
      ...[`-max_total_time=${seconds}`, `-seed=${seed}`, `-artifact_prefix=${target.findings}/`],
    ],
    { cwd: directory },
  );
  const finding = readdirSync(target.findings).find((name) => !before.has(name));
  rmSync(directory, { recursive: true });
  const runs = Number(/Done (?<runs>\d+) runs/u.exec(output)?.groups?.['runs'] ?? 0);
  if (exitCode === 0) return { runs };
  return { runs, error: output, finding: join(target.findings, finding ?? 'none') };
}

async function bundle({ file }: FuzzTarget, outDir: string): Promise<string> {
  await build({
    entry: { target: file },
    outDir,
    format: 'cjs',
    platform: 'node',
    noExternal: [/./u],
    config: false,
    silent: true,
    esbuildOptions: (options) => {
      options.conditions = ['@selfware/source'];
    },
  });
  return join(outDir, 'target.cjs');
}

function copyInputs(folder: string, to: string): void {
  if (existsSync(folder)) cpSync(folder, to, { recursive: true });
}
