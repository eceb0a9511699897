import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/index.ts';

function shell(command: string): Parameters<typeof runProgram>[0] {
  return { argv: ['/bin/sh', '-c', command], cwd: '/', environment: { PATH: '/usr/bin:/bin' } };
}

/** Runs a program with 500 MB of output and gives the megabytes that this process took beside it. */
async function measureLongRun(): Promise<number> {
  const command = 'echo first; yes 0123456789abcde | head -c 500000000; echo; echo last';
  const before = process.memoryUsage().rss;
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const outcome = await runProgram(shell(command), { timeoutMs: 60_000, maxOutputBytes: 10_000 });
  clearInterval(watch);
  const { head, tail, totalBytes, totalLines } = outcome.stdout;
  expect(outcome).toMatchObject({ status: 'exited', outputIncomplete: false });
  expect(totalBytes).toBe(500_000_012);
  expect(totalLines).toBe(500_000_000 / 16 + 3);
  expect(head.length + tail.length).toBeLessThanOrEqual(10_000);
  expect(outcome.stdout.text()).toMatch(/^first\n[^]*bytes left out\]\n[^]*last\n$/);
  return (peak - before) / 1e6;
}

describe('runProgram with much output', () => {
  it('keeps both ends of 500 MB with right totals, in memory that does not grow with it', async () => {
    await runProgram(shell('yes | head -c 100000000'), { timeoutMs: 60_000 });
    // On a busy machine the collector comes late, and what it would free counts: one of three has to stay below.
    const added: number[] = [];
    while (added.length < 3 && !added.some((megabytes) => megabytes < 30))
      added.push(await measureLongRun());
    expect(Math.min(...added)).toBeLessThan(30);
  }, 180_000);

  it('cuts no character in two', async () => {
    const outcome = await runProgram(shell(`yes '日本語€é' | head -c 300000`), {
      timeoutMs: 10_000,
      maxOutputBytes: 1_001,
    });
    const strict = new TextDecoder('utf-8', { fatal: true });
    expect(strict.decode(outcome.stdout.head)).toMatch(/^日本語/);
    expect(() => strict.decode(outcome.stdout.tail.subarray(0, 900))).not.toThrow('start');
    expect(outcome.stdout.tail[0]).not.toSatisfy((byte: number) => (byte & 0xc0) === 0x80);
  });
});
