import { describe, expect, it } from 'vitest';
import { groupByPath, planUndo } from './plan-undo.ts';

const [a, b, c] = ['a', 'b', 'c'].map((digit) => digit.repeat(64));
const change = (before: string | null = null, after = '') => ({ path: 'f', before, after });

describe('planUndo', () => {
  it('restores the content of before the first change, with its mode', () => {
    const changes = [{ ...change(a, b), beforeMode: 0o755 }, change(b, c)];
    expect(planUndo('f', changes, c!)).toEqual({ kind: 'restore', path: 'f', to: a, mode: 0o755 });
  });

  it('removes a file that the run created', () => {
    expect(planUndo('f', [change(null, a), change(a, b)], b!)).toEqual({
      kind: 'remove',
      path: 'f',
    });
  });

  it('skips a change that was recorded but never written', () => {
    expect(planUndo('f', [change(a, b), change(b, c)], b!)).toMatchObject({
      kind: 'restore',
      to: a,
    });
  });

  it('leaves a file alone that is as before the run', () => {
    expect(planUndo('f', [change(a, b)], a!)).toEqual({ kind: 'already', path: 'f' });
    expect(planUndo('f', [change(null, b)], null)).toEqual({ kind: 'already', path: 'f' });
  });

  it('refuses a file that somebody changed since', () => {
    const step = planUndo('f', [change(a, b)], c!);
    expect(step).toEqual({ kind: 'refuse', path: 'f', reason: 'it was changed since' });
  });

  it('refuses a file that somebody removed since', () => {
    const step = planUndo('f', [change(a, b)], null);
    expect(step).toEqual({ kind: 'refuse', path: 'f', reason: 'it was removed since' });
  });
});

describe('groupByPath', () => {
  it('sees one file behind different spellings of its path', () => {
    const spellings = ['src/x.ts', './src/x.ts', '/w/src/x.ts', 'src/../src/x.ts', 'y.ts'];
    const changes = spellings.map((path) => ({ ...change(a, b), path }));
    const groups = groupByPath(changes, '/w');
    expect([...groups].map(([path, group]) => [path, group.length])).toEqual([
      ['src/x.ts', 4],
      ['y.ts', 1],
    ]);
  });
});
