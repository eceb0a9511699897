import type { JsonValue } from '@selfware/contracts';

/** One secret in a text: UTF-16 offsets, `end` exclusive. The secret itself is not repeated. */
export interface SecretFinding {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/** Takes secrets out of texts. A placeholder is `[REDACTED:<rule>]`; redacting twice gives the same as once. */
export interface Redactor {
  /** Secrets in the order of the text, without overlaps; empty means that none was seen. */
  find(text: string): readonly SecretFinding[];
  redact(text: string): string;
  /** The same value with every string in it redacted; keys, numbers and shape stay. */
  redactValue(json: JsonValue): JsonValue;
}
