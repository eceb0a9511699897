import { FloorRuleError } from '../../errors.ts';
import type { FloorRule } from './floor-rule.ts';

/** Says which rules deny a command when the floor has these rules and no others. */
export type DenyingRules = (command: string, rules: readonly FloorRule[]) => readonly string[];

/**
 * Judges every example of every rule with that rule alone, and throws a `FloorRuleError` that names each rule which does not deny its own `match`
 * examples, denies one of its `notMatch` ones, has none of either, or has the name of another.
 */
export function verifyFloorRules(rules: readonly FloorRule[], denying: DenyingRules): void {
  const failures = rules.flatMap((rule, index) => {
    const isSecond = rules.findIndex(({ id }) => id === rule.id) < index;
    return [...(isSecond ? [`${rule.id}: named twice`] : []), ...failuresOf(rule, denying)];
  });
  if (failures.length > 0)
    throw new FloorRuleError({
      message: 'A rule of the floor does not hold what its examples promise.',
      details: { failures: failures.join('; ') },
    });
}

function failuresOf(rule: FloorRule, denying: DenyingRules): readonly string[] {
  const { id, denies, examples } = rule;
  const isDenied = (command: string): boolean =>
    denying(command, [rule]).some((found) => denies.includes(found));
  const missed = examples.match.filter((command) => !isDenied(command));
  const wrong = examples.notMatch.filter(isDenied);
  const isBare = examples.match.length === 0 || examples.notMatch.length === 0;
  return [
    ...(isBare ? [`${id}: no examples`] : []),
    ...missed.map((command) => `${id}: lets pass ${command}`),
    ...wrong.map((command) => `${id}: denies ${command}`),
  ];
}
