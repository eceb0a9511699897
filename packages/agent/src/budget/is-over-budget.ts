import type { AgentLimits } from '../agent-parts.ts';
import type { Tally } from './tally.ts';

/** Whether another turn would go beyond the limits of the run. */
export function isOverBudget(
  { turns, usage }: Pick<Tally, 'turns' | 'usage'>,
  { maxTurns, maxTotalTokens = Infinity }: Pick<AgentLimits, 'maxTurns' | 'maxTotalTokens'>,
): boolean {
  return turns >= maxTurns || usage.input + usage.output >= maxTotalTokens;
}
