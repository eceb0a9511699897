import { describe, expect, it } from 'vitest';
import { watchHop, type HopWatch } from './watch-hop.ts';

function watched(): { readonly watch: HopWatch; readonly ends: () => number } {
  let ends = 0;
  const watch = watchHop({ watch: () => {}, end: () => (ends += 1) });
  return { watch, ends: () => ends };
}

describe('the watch on a hop', () => {
  it.each([
    ['it ends first', (watch: HopWatch) => watch.ended(), (watch: HopWatch) => watch.isLast()],
    ['it is known first', (watch: HopWatch) => watch.isLast(), (watch: HopWatch) => watch.ended()],
  ])('ends the time of the request with the last hop when %s', (_title, first, second) => {
    const { watch, ends } = watched();
    first(watch);
    expect(ends()).toBe(0);
    second(watch);
    expect(ends()).toBe(1);
  });

  it('tells the deadline how to end the hop', () => {
    const fails: unknown[] = [];
    const fail = (): void => {};
    watchHop({ watch: (given) => fails.push(given), end: () => {} }).begun(fail);
    expect(fails).toEqual([fail]);
  });
});
