import type { CompiledRule, CompiledRules } from './compile-rules.ts';

/** What is to be tried at one place of a text. The arrays are used again at the next place. */
export interface Triggers {
  readonly rules: CompiledRule[];
  readonly starts: number[];
}

/** Collects what the keywords that end with the character at `at` are to try. */
export function addKeywordTriggers(
  triggers: Triggers,
  { automaton, keywords }: CompiledRules,
  state: number,
  at: number,
): void {
  for (const index of automaton.outputs[state / automaton.width] ?? []) {
    const keyword = keywords[index];
    if (keyword === undefined) continue;
    for (const rule of keyword.rules) {
      triggers.rules.push(rule);
      triggers.starts.push(at - keyword.length + 1);
    }
  }
}

/** Collects what a number that begins at `at` is to try. False: how long it is, only more text can tell. */
export function addNumberTriggers(
  triggers: Triggers,
  { numbers }: CompiledRules,
  view: { readonly text: string; readonly ended: boolean },
  at: number,
): boolean {
  const most = numbers.at(-1)?.minDigits ?? 0;
  const digits = countDigits(view.text, at, most);
  if (!digits.broken && !view.ended && digits.count < most) return false;
  for (const rule of numbers) {
    if (rule.minDigits > digits.count) break;
    triggers.rules.push(rule);
    triggers.starts.push(at);
  }
  return true;
}

// Digits with at most one of ` .-/:()` between two.
function countDigits(text: string, from: number, most: number): { count: number; broken: boolean } {
  let count = 0;
  let gap = 0;
  for (let at = from; count < most; at += 1) {
    if (at >= text.length) return { count, broken: false };
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      count += 1;
      gap = 0;
    } else {
      gap += 1;
      if (gap > 1 || !isSeparator(code)) return { count, broken: true };
    }
  }
  return { count, broken: true };
}

function isSeparator(code: number): boolean {
  // Space, ( and ), then - . / and :
  return code === 32 || code === 40 || code === 41 || (code >= 45 && code <= 47) || code === 58;
}

/** Whether a code unit is one of the ten digits of ASCII. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
