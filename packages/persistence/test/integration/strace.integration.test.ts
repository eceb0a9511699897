import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import { openNotes, readAll } from '../support/journals.ts';
import { anySchema, nothingToHide } from '../support/schemas.ts';

const wanted = Number(process.env['SELFWARE_RUNS'] ?? '100');
const rounds = 4;
// Which of the calls fails: some of the first ones, in the long form all.
const places = wanted > 100 ? Array.from({ length: 30 }, (_, at) => at + 1) : [2, 7];
const calls = ['fsync', 'fdatasync', 'rename', 'pwrite64'];
const faults = ['error=EIO', 'error=EDQUOT', 'error=ENOSPC', 'signal=SIGKILL'];
const cases = calls.flatMap((call) => faults.map((fault) => [call, fault] as const));

const program = fileURLToPath(new URL('programs/work-until-failure.ts', import.meta.url));
const canTrace = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0;

async function runTraced(directory: string, injection: string): Promise<readonly string[]> {
  const tracing = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${calls.join(',')}`];
  const node = [process.execPath, '-C', '@selfware/source', program, directory, String(rounds)];
  const child = spawn('strace', [...tracing, '-e', `inject=${injection}`, ...node], {
    // Counted by thread: with one thread the number of a call is that of the whole process.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  await once(child, 'close');
  return Buffer.concat(pieces).toString().split('\n').slice(0, -1);
}

function newestOf(lines: readonly string[], kind: string): number {
  const numbers = lines.flatMap((line) =>
    line.startsWith(`${kind} `) ? [Number(line.slice(kind.length))] : [],
  );
  return Math.max(0, ...numbers);
}

async function expectKept(directory: string, lines: readonly string[]): Promise<void> {
  await using journal = await openNotes(directory);
  const found = (await readAll(journal)).map(({ record }) => record.n);
  expect(found).toEqual(found.map((_, at) => at + 1));
  expect(found.length).toBeGreaterThanOrEqual(newestOf(lines, 'journal'));
  const options = { name: 'plan', schema: anySchema, version: 1, sensitivity: nothingToHide };
  await using store = createStore({ directory: join(directory, 'store'), ...options });
  expect(Number((await store.load()).value ?? 0)).toBeGreaterThanOrEqual(newestOf(lines, 'store'));
  const file = await readFile(join(directory, 'file'), 'utf8').catch(() => '0');
  expect(Number(file)).toBeGreaterThanOrEqual(newestOf(lines, 'file'));
}

// Proves that the calls which the explorer fails in memory are those that the system sees.
describe.runIf(canTrace)('real system calls that fail', () => {
  it.each(cases)(
    'keep everything acknowledged when %s gets %s',
    { timeout: 600_000 },
    async (call, fault) => {
      let failed = 0;
      for (const place of places) {
        await using workspace = await createTemporaryWorkspace();
        const lines = await runTraced(workspace.path, `${call}:${fault}:when=${place}`);
        const error = lines.find((line) => line.startsWith('error '));
        if (error !== undefined) expect(error).toMatch(/^error persistence\/[a-z-]+$/u);
        const isWhole = newestOf(lines, 'file') === rounds;
        failed += isWhole ? 0 : 1;
        await expectKept(workspace.path, lines);
      }
      expect(failed).toBeGreaterThan(0);
    },
  );
});
