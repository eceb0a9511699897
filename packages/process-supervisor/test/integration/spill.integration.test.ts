import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { openBlobStore, type BlobStore } from '@selfware/persistence';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram, type Spill } from '../../src/index.ts';

const environment = { PATH: '/usr/bin:/bin' };
const shell = (command: string): Parameters<typeof runProgram>[0] => ({
  argv: ['/bin/sh', '-c', command],
  cwd: '/',
  environment,
});
const timeoutMs = 60_000;

describe('the whole output of a program', () => {
  let workspace: TemporaryWorkspace;
  let blobs: BlobStore;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace();
    const sensitivity = { kind: 'none', because: 'a test' } as const;
    blobs = await openBlobStore({
      directory: workspace.path,
      sensitivity,
      maxBytes: 500_000_000,
    });
  });
  afterEach(async () => {
    await blobs.close();
    await workspace.remove();
  });
  const spill: Spill = (pieces) => blobs.putStream(pieces);
  const textOf = async (blob = ''): Promise<string> =>
    Buffer.from((await blobs.get(blob)) ?? []).toString();

  it('is in a blob, byte for byte, when more of it came than is kept', async () => {
    const command = 'seq 1 100000; echo é >&2; seq 1 3 >&2';
    const outcome = await runProgram(shell(command), { timeoutMs, spill, maxOutputBytes: 1_000 });
    expect(outcome).toMatchObject({ status: 'exited', outputIncomplete: false, notices: [] });
    const expected = Array.from({ length: 100_000 }, (_, index) => `${index + 1}\n`).join('');
    expect(await textOf(outcome.stdout.blob)).toBe(expected);
    expect(outcome.stdout.totalBytes).toBe(expected.length);
    expect(outcome.stdout.head.length + outcome.stdout.tail.length).toBeLessThanOrEqual(1_000);
    // What was kept in memory costs no file.
    expect(outcome.stderr).not.toHaveProperty('blob');
  });

  it('is kept as far as it came when the program was ended', async () => {
    const command = 'seq 1 5000; sleep 60';
    const outcome = await runProgram(shell(command), { timeoutMs: 500, spill, maxOutputBytes: 10 });
    expect(outcome.status).toBe('timed-out');
    expect(await textOf(outcome.stdout.blob)).toMatch(/^1\n[^]*\n5000\n$/u);
  });

  it('is not kept beyond its bound, with a notice and nothing left', async () => {
    const options = { timeoutMs, spill, maxOutputBytes: 10, maxSpillBytes: 50_000 };
    const outcome = await runProgram(shell('seq 1 100000'), options);
    expect(outcome).toMatchObject({ status: 'exited', exitCode: 0 });
    expect(outcome.stdout).not.toHaveProperty('blob');
    expect(outcome.stdout.totalBytes).toBe(588_895);
    expect(outcome.notices.join()).toMatch(
      /^the whole of stdout was not kept: it has more than 50000 bytes/u,
    );
    expect((await readdir(workspace.path)).filter((name) => !name.includes('pin'))).toEqual([]);
  });

  it('is given up when it cannot be kept, and the program is not disturbed', async () => {
    const broken: Spill = async (pieces) => {
      for await (const piece of pieces) if (piece.length > 0) throw new Error('no room');
      return 'never';
    };
    const options = { timeoutMs, spill: broken, maxOutputBytes: 10 };
    const outcome = await runProgram(shell('seq 1 1000000; exit 3'), options);
    expect(outcome).toMatchObject({
      ...{ status: 'exited', exitCode: 3, outputIncomplete: false },
      notices: ['the whole of stdout was not kept: no room'],
    });
    expect(outcome.stdout.totalBytes).toBe(6_888_896);
  });

  it('of 300 MB is kept in memory that does not grow with it', async () => {
    const bytes = 300_000_000;
    const before = process.memoryUsage.rss();
    let most = before;
    const hash = createHash('sha256');
    const watched: Spill = (pieces) =>
      blobs.putStream(
        (async function* () {
          for await (const piece of pieces) {
            most = Math.max(most, process.memoryUsage.rss());
            hash.update(piece);
            yield piece;
          }
        })(),
      );
    const command = `yes 0123456789abcdef | head -c ${bytes}`;
    const options = { timeoutMs, spill: watched, maxSpillBytes: 400_000_000 };
    const outcome = await runProgram(shell(command), options);
    const { blob = '' } = outcome.stdout;
    expect(blob).toBe(hash.digest('hex'));
    expect((await stat(workspace.resolve(blob))).size).toBe(bytes);
    console.log(`300 MB spilled: ${Math.round((most - before) / 1e6)} MB of memory added`);
    expect(most - before).toBeLessThan(100_000_000);
  }, 60_000);
});
