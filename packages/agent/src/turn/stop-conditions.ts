import { isOverBudget } from '../budget/is-over-budget.ts';
import type { Tally } from '../budget/tally.ts';
import { stopFromOutside, type Run, type Stop } from './run.ts';

/** The stop that keeps the next turn from beginning, if there is one. */
export function checkLimits(run: Run): Stop | undefined {
  const over = isOverBudget(run.tally, run.parts.limits);
  return stopFromOutside(run) ?? (over ? { outcome: 'budget-exceeded' } : undefined);
}

/** How a run ends whose model has ended its turn: a passed verification vouches for the work, else every call has to have been allowed. */
export function stopOfFinishedWork(
  tally: Pick<Tally, 'verification' | 'refused' | 'denied'>,
): Stop {
  const { verification, refused, denied } = tally;
  if (verification === 'passed') return { outcome: 'done' };
  if (refused > 0) return { outcome: 'approval-needed' };
  if (denied > 0) return { outcome: 'denied' };
  return { outcome: verification === 'failed' ? 'unfinished' : 'done' };
}
