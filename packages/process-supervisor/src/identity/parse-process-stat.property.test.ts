import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { parseProcessStat } from './parse-process-stat.ts';

configureProperties();

describe('parseProcessStat', () => {
  it('finds the fields behind any name', () => {
    const count = fc.nat();
    fc.assert(
      fc.property(fc.string(), fc.tuple(count, count, count, count), (name, [a, b, c, d]) => {
        const between = Array(15).fill(0).join(' ');
        const stat = parseProcessStat(`${a} (${name}) S ${b} ${c} ${d} ${between} 77 0`);
        return stat?.pid === a && stat.parent === b && stat.group === c && stat.startTime === '77';
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (content) => void parseProcessStat(content)));
  });
});
