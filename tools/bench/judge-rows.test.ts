import { describe, expect, it } from 'vitest';
import { judgeRows } from './judge-rows.ts';
import { measureAll, median } from './measure.ts';

describe('judgeRows', () => {
  it('tells a kept limit from a broken one', () => {
    const row = { what: 'start', unit: 'x', most: 1.3 } as const;
    expect(judgeRows([{ ...row, value: 1.3 }])).toEqual({
      table: 'start        1.30 x  at most 1.30 x         ok',
      kept: true,
    });
    expect(judgeRows([{ ...row, value: 1.31 }]).kept).toBe(false);
    expect(judgeRows([{ ...row, value: Number.NaN }]).kept).toBe(false);
  });

  it('does not judge a row without a limit', () => {
    expect(judgeRows([{ what: 'noise', value: 9, unit: 'x' }]).kept).toBe(true);
  });
});

describe('median', () => {
  it('is the middle, or the mean of both middles', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});

describe('measureAll', () => {
  it('measures whole processes', async () => {
    const environment = { PATH: process.env['PATH'] ?? '' };
    const wait = 'setTimeout(() => {}, 300)';
    const times = await measureAll(
      [
        { name: 'nothing', args: ['-e', '0'], environment },
        { name: 'wait', args: ['-e', wait], environment },
      ],
      1,
    );
    expect((times['wait'] ?? 0) - (times['nothing'] ?? 0)).toBeGreaterThan(150);
  });

  it('fails with what a program printed that did not end well', async () => {
    const args = ['-e', 'console.error("broken"); process.exit(3)'];
    await expect(measureAll([{ name: 'x', args, environment: {} }], 1)).rejects.toThrow(
      /got 3:\nbroken/u,
    );
  });
});
