import type { CompiledRules } from './compile-rules.ts';
import { beginningWith, countDigits, noTriggers } from './find-triggers.ts';
import { numberBeginning } from './number-beginning.ts';
import { tryRule } from './try-rule.ts';

/** A place that one rule finds by itself. */
export interface Attempt {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/** What each rule finds by itself, by start and name: before places that overlap become one and placeholders part the text. */
export function findAttempts(text: string, compiled: CompiledRules): readonly Attempt[] {
  const { columns, next, width } = compiled.automaton;
  const found = new Map<string, Attempt>();
  let state = 0;
  for (let at = 0; at < text.length; at += 1) {
    const reached = next[state + (columns[text.charCodeAt(at)] ?? 0)] ?? 0;
    state = reached < 0 ? -1 - reached : reached;
    const byKeyword = reached < 0 ? compiled.keywordTriggers[state / width] : noTriggers;
    const isNumber = /\d/u.test(text.charAt(at)) && !/\d/u.test(text.charAt(at - 1));
    const most = compiled.numberTriggers.length - 1;
    const digits = isNumber ? countDigits(text, at, most, true) : 0;
    const triggers = [
      ...(byKeyword?.triggers ?? []),
      ...beginningWith(
        compiled.numberTriggers[digits] ?? noTriggers,
        numberBeginning(text, at, true),
      ).triggers,
    ];
    for (const { rule, back } of triggers) {
      const match = tryRule(text, rule, at - back);
      if (match === undefined) continue;
      let { end } = match;
      while (match.open && rule.continues?.test(text.charAt(end)) === true) end += 1;
      found.set(`${rule.id} ${String(match.start)}`, { rule: rule.id, start: match.start, end });
    }
  }
  return [...found.values()].toSorted(
    (left, right) => left.start - right.start || (left.rule < right.rule ? -1 : 1),
  );
}
