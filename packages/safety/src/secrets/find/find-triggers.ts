import type { Automaton } from './build-automaton.ts';
import type { CompiledRule } from './compile-rules.ts';

/** A rule that is to be tried, and how far before the last character of its trigger. */
export interface Trigger {
  readonly rule: CompiledRule;
  readonly back: number;
}

/** What is to be tried at one kind of place, and how far beyond it any of that reads. */
export interface TriggerSet {
  readonly triggers: readonly Trigger[];
  readonly reach: number;
}

/** Nothing to be tried. */
export const noTriggers: TriggerSet = { triggers: [], reach: 0 };

/** What the keywords that end at each state are to try, by `state / width`. */
export function keywordTriggersOf(
  { outputs }: Automaton,
  keywords: readonly { readonly length: number; readonly rules: readonly CompiledRule[] }[],
): readonly TriggerSet[] {
  return outputs.map((indices) => {
    // Most states end no keyword.
    if (indices.length === 0) return noTriggers;
    const triggers = indices.flatMap((index) => {
      const { length, rules } = keywords[index] ?? { length: 1, rules: [] };
      return rules.map((rule) => ({ rule, back: length - 1 }));
    });
    return triggerSet(triggers);
  });
}

/** What a number is to try, by how many digits it has; the last is for all that have more. */
export function numberTriggersOf(rules: readonly CompiledRule[]): readonly TriggerSet[] {
  const numbers = rules.filter(({ minDigits }) => minDigits > 0);
  const most = Math.max(0, ...numbers.map(({ minDigits }) => minDigits));
  return Array.from({ length: most + 1 }, (_, count) =>
    triggerSet(
      numbers
        .filter(({ minDigits }) => minDigits <= count)
        .toSorted((left, right) => left.minDigits - right.minDigits)
        .map((rule) => ({ rule, back: 0 })),
    ),
  );
}

/** What of a set is looked at where a number begins in one of the ways of `numberBeginning`. */
export function beginningWith({ triggers }: TriggerSet, beginning: number): TriggerSet {
  return triggerSet(
    triggers.filter(({ rule }) => rule.begins === undefined || rule.begins[beginning] === 1),
  );
}

function triggerSet(triggers: readonly Trigger[]): TriggerSet {
  if (triggers.length === 0) return noTriggers;
  return { triggers, reach: Math.max(...triggers.map(({ rule, back }) => rule.reach - back)) };
}

/**
 * How many digits stand at `from` on with at most one of ` .-/:()` between two, at most `most`; -1 when only more text can
 * tell.
 */
export function countDigits(text: string, from: number, most: number, ended: boolean): number {
  let count = 0;
  let gap = 0;
  for (let at = from; count < most; at += 1) {
    if (at >= text.length) return ended ? count : -1;
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      count += 1;
      gap = 0;
    } else {
      gap += 1;
      if (gap > 1 || !isSeparator(code)) return count;
    }
  }
  return count;
}

function isSeparator(code: number): boolean {
  // Space, ( and ), then - . / and :
  return code === 32 || code === 40 || code === 41 || (code >= 45 && code <= 47) || code === 58;
}

/** Whether a code unit is one of the ten digits of ASCII. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
