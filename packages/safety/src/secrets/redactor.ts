import type { JsonFailure, JsonValue, Result } from '@selfware/contracts';
import type { RedactionCategory, RedactionSeverity } from './rules/redaction-rule.ts';

/** One secret in a text: UTF-16 offsets, `end` exclusive. The secret itself is not repeated. */
export interface SecretFinding {
  readonly rule: string;
  readonly category: RedactionCategory;
  readonly severity: RedactionSeverity;
  readonly start: number;
  readonly end: number;
}

/** What kind of thing is hidden; `label` is the word of its pseudonym. */
export interface HiddenKind {
  readonly rule: string;
  readonly category: RedactionCategory;
  readonly label: string;
}

/** What stands for a hidden text, of which at most the first 65,536 characters are told. It is never redacted itself. */
export type Replacement = (kind: HiddenKind, hidden: string) => string;

/** Redacts bytes as they come, without streams. */
export interface OpenRedaction {
  /** Takes bytes, and gives those that no more bytes can change; often none. */
  push(bytes: Uint8Array): Uint8Array;
  /** Gives the rest; it is over. */
  end(): Uint8Array;
}

/** Takes secrets and personal data out of texts. A placeholder is `[REDACTED:<rule>]`; redacting twice gives the same as once. */
export interface Redactor {
  /** Findings in the order of the text, without overlaps; empty means that none was seen. */
  find(text: string): readonly SecretFinding[];
  redact(text: string): string;
  /**
   * Any value as JSON with every text in it redacted and every value hidden whose key names a secret, by whole words: `dbPassword`,
   * not `author`. Keys and shape stay. Runs no code of the value; what JSON cannot hold becomes a word in brackets.
   */
  redactValue(value: unknown): JsonValue;
  /**
   * A JSON text with the same done to its values; every byte that is not hidden stays, spaces and numbers of any length included.
   * Fails for what is no JSON, is longer than 512,000,000 characters, or is nested more than 400 deep.
   */
  redactJson(text: string): Result<string, JsonFailure>;
  /** Puts back the personal data that names of this redactor stand for; secrets, and names it did not give, stay as they are. */
  restore(text: string): string;
  /**
   * Redacts UTF-8 (or UTF-16, where it begins with its byte-order mark) as it comes, and gives what `redact` gives for the whole, however it is cut. Bytes that are no UTF-8 pass.
   * Holds back a line that has not come to its end, of up to 65,536 characters, and no more than a secret can be long.
   */
  stream(): TransformStream<Uint8Array, Uint8Array>;
  /** The same for a caller without streams. */
  openStream(): OpenRedaction;
}
