import type { JsonValue, SecretBytes } from '@selfware/contracts';
import { spellKnownValues } from './known-values.ts';
import type { Redactor, SecretFinding } from './redactor.ts';
import { secretRules, type SecretRule } from './secret-rules.data.ts';

/** What a redactor knows beside the shapes of secrets. */
export interface CreateRedactorOptions {
  /** Secrets that are in use; each is found in every usual spelling. Absent and `[]`: only shapes are looked for. */
  readonly known?: readonly (string | SecretBytes)[];
}

/** Makes a redactor. It keeps the spellings of `known` in memory as long as it lives. */
export function createRedactor({ known = [] }: CreateRedactorOptions = {}): Redactor {
  const spellings = spellKnownValues(known);
  const knownPattern = spellings.length === 0 ? undefined : alternatives(spellings);
  const find = (text: string): readonly SecretFinding[] => findSecrets(text, knownPattern);
  const redact = (text: string): string => redactUntilSettled(text, find);
  return { find, redact, redactValue: (json) => redactValue(json, redact) };
}

// Neither rule names nor brackets occur in what the rules look for, so that a placeholder is never redacted again.
const placeholder = /\[REDACTED:[a-z-]{1,40}\]/gu;

function findSecrets(text: string, knownPattern: RegExp | undefined): readonly SecretFinding[] {
  const taken = [...text.matchAll(placeholder)].map((match) => spanOfMatch('placeholder', match));
  const found: SecretFinding[] = [];
  if (knownPattern !== undefined)
    for (const { index, 1: value = '' } of text.matchAll(knownPattern))
      found.push({ rule: 'known-value', start: index, end: index + value.length });
  for (const { name, pattern } of applicableRules(text))
    for (const match of text.matchAll(pattern)) found.push(spanOfMatch(name, match));
  return withoutOverlaps(found, taken);
}

// One look at the whole text instead of one for each rule: most texts hold no keyword at all.
function applicableRules(text: string): readonly SecretRule[] {
  const lower = text.toLowerCase();
  return secretRules.filter(({ keywords }) => keywords.some((keyword) => lower.includes(keyword)));
}

function spanOfMatch(rule: string, match: RegExpExecArray): SecretFinding {
  const [whole, group] = match;
  if (group === undefined) return { rule, start: match.index, end: match.index + whole.length };
  const start = match.index + whole.lastIndexOf(group);
  return { rule, start, end: start + group.length };
}

function withoutOverlaps(
  found: readonly SecretFinding[],
  placeholders: readonly SecretFinding[],
): readonly SecretFinding[] {
  const kept: SecretFinding[] = [];
  const sorted = found.toSorted((left, right) => left.start - right.start || right.end - left.end);
  let next = 0;
  for (const finding of sorted) {
    for (let at = placeholders[next]; at !== undefined && at.end <= finding.start;)
      at = placeholders[(next += 1)];
    const around = placeholders[next];
    // What lies inside a placeholder is its text; what only touches one is still a secret.
    if (around !== undefined && around.start <= finding.start && finding.end <= around.end)
      continue;
    const last = kept.at(-1);
    if (last === undefined || finding.start >= last.end) kept.push(finding);
    // Two that overlap are one longer secret: leaving the rest of the second would show a part of it.
    else if (finding.end > last.end) kept[kept.length - 1] = { ...last, end: finding.end };
  }
  return kept;
}

// A placeholder is a word of its own: it may set free the beginning of a secret that was glued to the one before.
// Text made to be so again and again is not worth a quadratic effort, and nothing of it is kept.
function redactUntilSettled(text: string, find: Redactor['find']): string {
  let current = text;
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const next = replaceAt(current, find(current));
    if (next === current) return current;
    current = next;
  }
  return '[REDACTED:unsettled]';
}

const maxPasses = 8;

function replaceAt(text: string, findings: readonly SecretFinding[]): string {
  let result = '';
  let from = 0;
  for (const { rule, start, end } of findings) {
    result += `${text.slice(from, start)}[REDACTED:${rule}]`;
    from = end;
  }
  return result + text.slice(from);
}

function redactValue(json: JsonValue, redact: (text: string) => string): JsonValue {
  if (typeof json === 'string') return redact(json);
  if (typeof json !== 'object' || json === null) return json;
  if (isArray(json)) return json.map((entry) => redactValue(entry, redact));
  const entries = Object.entries(json).map(([key, entry]) => [key, redactValue(entry, redact)]);
  // fromEntries defines properties, so that a key `__proto__` stays an ordinary key.
  return Object.fromEntries(entries) as Record<string, JsonValue>;
}

function isArray(json: object): json is readonly JsonValue[] {
  return Array.isArray(json);
}

function alternatives(spellings: readonly string[]): RegExp {
  // A lookahead takes nothing, so that of two secrets that overlap both are seen.
  return new RegExp(`(?=(${spellings.map(escapeRegExp).join('|')}))`, 'gu');
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
