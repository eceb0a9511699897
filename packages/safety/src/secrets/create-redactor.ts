import type { KeyObject } from 'node:crypto';
import type { JsonValue, SecretBytes } from '@selfware/contracts';
import { assertText, checkRedactorOptions } from './check-redactor-options.ts';
import { createEncodingDetector } from './encodings/create-encoding-detector.ts';
import { EncodingSink } from './encodings/encoding-sink.ts';
import { compileRules } from './find/compile-rules.ts';
import { createEngine } from './find/create-engine.ts';
import type { Detector } from './find/detector.ts';
import type { Engine, ScanSink } from './find/engine.ts';
import { TextScan } from './find/text-scan.ts';
import { FormattingScan, type FormattingStandIn } from './formatting/formatting-scan.ts';
import { changeLines, JoinedLines } from './formatting/joined-lines.ts';
import { mayHoldFormatting } from './formatting/read-formatting.ts';
import { createKnownValues, type KnownValues } from './known/create-known-values.ts';
import { createPseudonyms } from './pseudonyms/create-pseudonyms.ts';
import { createReplacement } from './pseudonyms/create-replacement.ts';
import type { HiddenKind, Redactor, Replacement, SecretFinding } from './redactor.ts';
import { allRules } from './rules/all-rules.ts';
import type { RedactionCategory, RedactionRule } from './rules/redaction-rule.ts';
import { createTransform } from './stream/create-transform.ts';
import { RedactionStream, type RedactionScan } from './stream/redaction-stream.ts';
import { redactJsonText } from './values/redact-json-text.ts';
import { redactStructure } from './values/redact-structure.ts';

/** What a redactor looks for, and what it puts in its place. */
export interface CreateRedactorOptions {
  /** Absent: all that are built in. `[]`: known values only. */
  readonly rules?: readonly RedactionRule[];
  /** Absent: both. `[]`: known values only. */
  readonly categories?: readonly RedactionCategory[];
  /** Secrets that are in use; each is found in every usual spelling. Absent and `[]`: only shapes are looked for. */
  readonly known?: readonly (string | SecretBytes)[] | KnownValues;
  /** Given, personal data gets a stable name, `[EMAIL#0123abcd]`, instead of `[REDACTED:email]`, and can be restored. */
  readonly pseudonymKey?: KeyObject;
}

const sensitiveKey: HiddenKind = {
  rule: 'sensitive-key',
  category: 'secret',
  label: 'SENSITIVE_KEY',
};

/**
 * Makes a redactor. @throws RedactionRuleError for a rule that is not as `RedactionRule` asks; RedactorOptionsError for options that
 * would hide less than was meant. What is no text, or no bytes in a stream, is refused by the same error.
 */
export function createRedactor(options: CreateRedactorOptions = {}): Redactor {
  checkRedactorOptions(options);
  const finder = finderOf(options);
  const names = options.pseudonymKey && createPseudonyms(options.pseudonymKey);
  const replacement = createReplacement(names);
  const redact = (text: string): string => {
    assertText(text);
    return redactText(finder(), replacement, text);
  };
  const looksForSecrets = options.categories?.includes('secret') !== false;
  const hide = looksForSecrets ? (text: string): string => replacement(sensitiveKey, text) : redact;
  const openStream = (): RedactionStream => {
    const now = finder();
    const lines = new JoinedLines((line) => redactAs('', now, replacement, line));
    return new RedactionStream((sink) => openScan(now, sink, '\t'), { replacement, lines });
  };
  const redactValue = (value: unknown): JsonValue => redactStructure(value, { redact, hide });
  return {
    find: (text) => {
      assertText(text);
      return findIn(finder(), text);
    },
    redact,
    redactValue,
    redactJson: (text) => {
      assertText(text);
      return redactJsonText(text, redactValue);
    },
    restore: (text) => names?.restore(text) ?? text,
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

/** What a redactor is at one moment: known values come and go. */
interface Finder {
  readonly engine: Engine;
  /** Absent where nothing is looked for inside of encodings. */
  readonly encoded?: Detector;
}

// How far known values reach is asked anew when they have changed.
function finderOf(options: CreateRedactorOptions): () => Finder {
  const { known = [] } = options;
  const values = isList(known) ? createKnownValues(known) : known;
  const compiled = compileRules(ruleSet(options));
  const make = (): Finder => {
    const engine = createEngine(compiled, values.size === 0 ? [] : [values.detector()]);
    // Custom rules are about what stands there; what is built in is looked for inside of encodings, too.
    if (options.rules !== undefined || options.categories?.includes('secret') === false)
      return { engine };
    const find = (decoded: string): readonly SecretFinding[] => findIn({ engine }, decoded);
    return { engine, encoded: createEncodingDetector({ find }) };
  };
  let { version } = values;
  let finder = make();
  return () => {
    if (version !== values.version) {
      ({ version } = values);
      finder = make();
    }
    return finder;
  };
}

function isList(
  known: readonly (string | SecretBytes)[] | KnownValues,
): known is readonly (string | SecretBytes)[] {
  return Array.isArray(known);
}

// Formatting is looked at as if it were not there, since a colour may begin within a secret, and then as a gap between words.
function findIn(finder: Finder, text: string): readonly SecretFinding[] {
  if (!mayHoldFormatting(text)) return findAs('\t', finder, text);
  const joined = findJoined(finder, text);
  const parted = findAs('\t', finder, text).filter(({ start, end }) =>
    joined.every((other) => end <= other.start || other.end <= start),
  );
  return [...joined, ...parted].toSorted((one, other) => one.start - other.start);
}

function findJoined(finder: Finder, text: string): readonly SecretFinding[] {
  const found: SecretFinding[] = [];
  changeLines(text, (line, from) => {
    for (const { start, end, ...name } of findAs('', finder, line))
      found.push({ ...name, start: start + from, end: end + from });
    return line;
  });
  return found;
}

function findAs(
  standIn: FormattingStandIn,
  finder: Finder,
  text: string,
): readonly SecretFinding[] {
  const found: SecretFinding[] = [];
  const scan = openScan(
    finder,
    {
      keep: () => undefined,
      hide: ({ rule, category, severity }, { start, end }) => {
        found.push({ rule, category, severity, start, end });
      },
    },
    standIn,
  );
  scan.end(text);
  return found;
}

function redactText(finder: Finder, replacement: Replacement, text: string): string {
  if (!mayHoldFormatting(text)) return redactAs('\t', finder, replacement, text);
  const redactLine = (line: string): string => redactAs('', finder, replacement, line);
  return redactAs('\t', finder, replacement, changeLines(text, redactLine));
}

function redactAs(
  standIn: FormattingStandIn,
  finder: Finder,
  replacement: Replacement,
  text: string,
): string {
  let redacted = '';
  const scan = openScan(
    finder,
    {
      keep: (kept) => {
        redacted += kept;
      },
      hide: (name, { hidden }) => {
        redacted += replacement(name, hidden);
      },
    },
    standIn,
  );
  scan.end(text);
  return redacted;
}

/** A scan of a text that comes in pieces, as a reader sees it. */
function openScan(finder: Finder, sink: ScanSink, standIn: FormattingStandIn): RedactionScan {
  return new FormattingScan((inner) => openPlainScan(finder, inner), sink, standIn);
}

// What stands beside an encoded secret may show another; so often, one beside the other.
const maxLooks = 8;

// Rules and known values first, then what is encoded in the rest.
function openPlainScan(finder: Finder, sink: ScanSink, looks = maxLooks): RedactionScan {
  const { engine, encoded } = finder;
  if (encoded === undefined) return new TextScan(engine, sink);
  const between = new EncodingSink({
    detector: encoded,
    nameOf: engine.nameOf,
    sink,
    ...(looks > 0 && { lookAgain: (inner) => openPlainScan(finder, inner, looks - 1) }),
  });
  const scan = new TextScan(engine, between);
  return {
    feed: (text) => {
      scan.feed(text);
      between.settle();
    },
    end: (text) => {
      scan.end(text);
      between.end();
    },
  };
}
