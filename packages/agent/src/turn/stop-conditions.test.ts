import { describe, expect, it } from 'vitest';
import { stopOfFinishedWork } from './stop-conditions.ts';

describe('stopOfFinishedWork', () => {
  it.each([
    ['passed', 1, 1, 'done'],
    ['passed', 0, 0, 'done'],
    ['not-configured', 0, 0, 'done'],
    ['not-configured', 1, 1, 'approval-needed'],
    ['not-configured', 0, 1, 'denied'],
    ['failed', 1, 0, 'approval-needed'],
    ['failed', 0, 1, 'denied'],
    ['failed', 0, 0, 'unfinished'],
  ] as const)(
    'with verification %s, %i refused and %i denied is %s',
    (verification, refused, denied, outcome) => {
      expect(stopOfFinishedWork({ verification, refused, denied })).toEqual({ outcome });
    },
  );
});
