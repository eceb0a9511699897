import { readdir, stat } from 'node:fs/promises';
import type { LogLine } from '@selfware/observability';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { unsealed } from '../sealing/sealing.ts';
import { openLogJournal } from './open-log-journal.ts';
import { readLog } from './read-log.ts';

const line = (n: number, text = ''): LogLine => ({
  level: 'info',
  time: new Date(n).toISOString(),
  event: 'note',
  package: 'selfware',
  fields: { n, text },
});

async function sizeOf(directory: string): Promise<number> {
  const names = await readdir(directory);
  const sizes = await Promise.all(
    names.map(async (name) => (await stat(`${directory}/${name}`)).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('the log', () => {
  it('is one for processes that write at the same time, in the order of its times', async () => {
    await using workspace = await createTemporaryWorkspace();
    const place = { stateDirectory: workspace.path, sealing: unsealed };
    const [one, other] = [await openLogJournal(place), await openLogJournal(place)];
    await one.write(line(1));
    await other.write(line(2));
    await one.write(line(3));
    expect(await readLog(place)).toEqual([line(1), line(2), line(3)]);
    await one.close();
    await other.close();
    const next = await openLogJournal(place);
    await next.write(line(4));
    await next.close();
    expect(await readLog(place)).toEqual([1, 2, 3, 4].map((n) => line(n)));
    const names = (await readdir(workspace.resolve('logs'))).filter((name) =>
      /journal$/u.test(name),
    );
    expect(names.sort()).toEqual(['log-1.journal', 'log-2.journal']);
  });

  it('forgets its older half when it is full, and keeps every line after', async () => {
    await using workspace = await createTemporaryWorkspace();
    const place = { stateDirectory: workspace.path, sealing: unsealed };
    const log = await openLogJournal(place);
    const text = 'x'.repeat(20_000);
    const writing = Array.from({ length: 1_000 }, (_, n) => log.write(line(n, text)));
    await Promise.all(writing);
    await log.close();
    const kept = (await readLog(place)).map(({ time }) => Date.parse(time));
    expect(kept.at(-1)).toBe(999);
    expect(kept).toEqual(kept.map((_, index) => (kept[0] ?? 0) + index));
    expect(kept.length).toBeGreaterThan(80);
    expect(await sizeOf(workspace.resolve('logs'))).toBeLessThan(5 * 1024 ** 2);
  });
});
