import { describe, expect, it } from 'vitest';
import { parseProcessStat } from './parse-process-stat.ts';

const rest = '42 40 40 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 987654 1 2';

describe('parseProcessStat', () => {
  it('reads pid, state, parent, group, session and start time', () => {
    expect(parseProcessStat(`41 (sh) S ${rest}`)).toEqual({
      pid: 41,
      state: 'S',
      parent: 42,
      group: 40,
      session: 40,
      startTime: '987654',
    });
  });

  it.each(['a b', ') Z 1 1 1', '((', 'line\nbreak', ''])(
    'is not misled by a program named %j',
    (name) => {
      const stat = parseProcessStat(`41 (${name}) R ${rest}`);
      expect(stat).toMatchObject({ pid: 41, state: 'R', parent: 42 });
    },
  );

  it.each(['', '41', '41 (sh)', '41 (sh) S', `x (sh) S ${rest}`, `41 (sh) S -1 ${rest}`])(
    'knows that %j is no such line',
    (content) => expect(parseProcessStat(content)).toBeUndefined(),
  );
});
