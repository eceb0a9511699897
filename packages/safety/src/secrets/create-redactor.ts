import type { JsonValue, SecretBytes } from '@selfware/contracts';
import { compileRules } from './find/compile-rules.ts';
import { createEngine } from './find/create-engine.ts';
import type { Engine } from './find/segment-scan.ts';
import { TextScan } from './find/text-scan.ts';
import { createKnownValues, type KnownValues } from './known/create-known-values.ts';
import type { Redactor, Replacement, SecretFinding } from './redactor.ts';
import { allRules } from './rules/all-rules.ts';
import type { RedactionCategory, RedactionRule } from './rules/redaction-rule.ts';
import { createTransform } from './stream/create-transform.ts';
import { RedactionStream } from './stream/redaction-stream.ts';

/** What a redactor looks for, and what it puts in its place. */
export interface CreateRedactorOptions {
  /** Absent: all that are built in. `[]`: known values only. */
  readonly rules?: readonly RedactionRule[];
  /** Absent: both. `[]`: known values only. */
  readonly categories?: readonly RedactionCategory[];
  /** Secrets that are in use; each is found in every usual spelling. Absent and `[]`: only shapes are looked for. */
  readonly known?: readonly (string | SecretBytes)[] | KnownValues;
}

/** Makes a redactor. @throws RedactionRuleError for a rule that is not as `RedactionRule` asks. */
export function createRedactor(options: CreateRedactorOptions = {}): Redactor {
  const engine = engineOf(options);
  const replacement: Replacement = ({ rule }) => `[REDACTED:${rule}]`;
  const redact = (text: string): string => redactText(engine(), replacement, text);
  const openStream = (): RedactionStream => new RedactionStream(engine(), replacement);
  return {
    find: (text) => findIn(engine(), text),
    redact,
    redactValue: (json) => redactValue(json, redact),
    stream: () => createTransform(openStream()),
    openStream,
  };
}

function ruleSet({
  rules = allRules,
  categories,
}: CreateRedactorOptions): readonly RedactionRule[] {
  if (categories === undefined) return rules;
  return rules.filter(({ category }) => categories.includes(category));
}

// Known values come and go: how far they reach is asked anew when they have changed.
function engineOf(options: CreateRedactorOptions): () => Engine {
  const { known = [] } = options;
  const values = isList(known) ? createKnownValues(known) : known;
  const compiled = compileRules(ruleSet(options));
  const make = (): Engine => createEngine(compiled, values.size === 0 ? [] : [values.detector()]);
  let { version } = values;
  let engine = make();
  return () => {
    if (version !== values.version) {
      ({ version } = values);
      engine = make();
    }
    return engine;
  };
}

function isList(
  known: readonly (string | SecretBytes)[] | KnownValues,
): known is readonly (string | SecretBytes)[] {
  return Array.isArray(known);
}

function findIn(engine: Engine, text: string): readonly SecretFinding[] {
  const found: SecretFinding[] = [];
  const scan = new TextScan(engine, {
    keep: () => undefined,
    hide: ({ rule, category, severity }, { start, end }) => {
      found.push({ rule, category, severity, start, end });
    },
  });
  scan.end(text);
  return found;
}

function redactText(engine: Engine, replacement: Replacement, text: string): string {
  let redacted = '';
  const scan = new TextScan(engine, {
    keep: (kept) => {
      redacted += kept;
    },
    hide: (name, { hidden }) => {
      redacted += replacement(name, hidden);
    },
  });
  scan.end(text);
  return redacted;
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
