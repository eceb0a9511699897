import type { RedactionRule } from '../../src/secrets/rules/redaction-rule.ts';
import { allValidators } from '../../src/secrets/validators/all-validators.ts';

/** A place that one rule found. */
export interface NaiveFinding {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/** The meaning of a rule, told plainly and slowly: what the engine must agree with, before findings are merged. */
export function findNaively(text: string, rules: readonly RedactionRule[]): NaiveFinding[] {
  const found = rules.flatMap((rule) =>
    [...triggersOf(text, rule)].flatMap((trigger) => tryRule(text, rule, trigger)),
  );
  const unique = new Map(found.map((at) => [`${at.rule} ${String(at.start)}`, at]));
  return [...unique.values()].sort((left, right) => left.start - right.start);
}

function* triggersOf(text: string, rule: RedactionRule): Generator<number> {
  const lower = text.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase());
  for (const keyword of rule.keywords)
    for (let at = lower.indexOf(keyword); at >= 0; at = lower.indexOf(keyword, at + 1)) yield at;
  if (rule.minDigits === undefined) return;
  const number = new RegExp(`(?<!\\d)\\d(?:[ .\\-/:()]?\\d){${String(rule.minDigits - 1)}}`, 'uy');
  for (let at = 0; at < text.length; at += 1) {
    number.lastIndex = at;
    if (number.test(text)) yield at;
  }
}

function tryRule(text: string, rule: RedactionRule, trigger: number): NaiveFinding[] {
  let start = trigger;
  const { character, max } = rule.lead ?? { character: /$^/u, max: 0 };
  while (start > 0 && trigger - start < max && character.test(text.charAt(start - 1))) start -= 1;
  const pattern = new RegExp(rule.pattern.source, `${rule.pattern.flags}d`);
  pattern.lastIndex = start;
  const indices = pattern.exec(text)?.indices;
  const span = indices?.groups?.['secret'] ?? indices?.[0];
  if (span === undefined) return [];
  const [from] = span;
  let [, to] = span;
  const hidden = text.slice(from, to);
  if (!(rule.validators ?? []).every((name) => allValidators[name](hidden))) return [];
  if (entropyOf(hidden) < (rule.minEntropy ?? 0)) return [];
  const ended = indices?.[0]?.[1] ?? to;
  const goesOn = to === ended ? endsWith(rule, text, start) : undefined;
  const isLongest = rule.continues !== undefined && ended - start >= rule.maxLength;
  const continues = rule.continues ?? goesOn;
  if (goesOn !== undefined || isLongest)
    for (to = ended; continues?.test(text.charAt(to)) === true;) to += 1;
  return [{ rule: rule.id, start: from, end: to }];
}

// The class that a pattern ends with, where it would match more if it repeated that without a bound.
function endsWith({ pattern }: RedactionRule, text: string, start: number): RegExp | undefined {
  const [, last] = /(\[[^[]*\])\{\d+,\d+\}\)?$/u.exec(pattern.source) ?? [];
  if (last === undefined) return undefined;
  const endless = new RegExp(pattern.source.replace(/,\d+\}(\)?)$/u, ',}$1'), pattern.flags);
  pattern.lastIndex = start;
  endless.lastIndex = start;
  const [bounded = ''] = pattern.exec(text) ?? [];
  const [whole = ''] = endless.exec(text) ?? [];
  return whole.length > bounded.length
    ? new RegExp(last, pattern.flags.replace('y', ''))
    : undefined;
}

function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const total = Array.from(text).length;
  return [...counts.values()].reduce(
    (sum, count) => sum - (count / total) * Math.log2(count / total),
    0,
  );
}
