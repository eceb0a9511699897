import type { JsonValue } from './json-value.ts';
import { failed, ok, type Result } from './result.ts';

/** Bounds of a JSON text; each is required, so that no caller forgets one. */
export interface JsonLimits {
  /** UTF-16 units of the text. */
  readonly maxLength: number;
  /** Nested arrays and objects; a scalar has depth 0. */
  readonly maxDepth: number;
}

/** Why a text is not acceptable JSON. */
export interface JsonFailure {
  readonly code: 'json-too-long' | 'json-too-deep' | 'json-invalid';
  /** What was expected and what was got; holds none of the text. */
  readonly message: string;
}

/**
 * Parses JSON (RFC 8259) within bounds, as the only place that calls `JSON.parse`.
 * Objects have no prototype, so `__proto__` is an ordinary key. Never throws.
 */
export function parseJson(text: string, limits: JsonLimits): Result<JsonValue, JsonFailure> {
  if (text.length > limits.maxLength) return tooLong(text.length, limits.maxLength);
  // Depth is checked before parsing: a deep text must not reach a recursive reviver.
  if (exceedsDepth(text, limits.maxDepth)) return tooDeep(limits.maxDepth);
  try {
    return ok(withoutPrototypes(JSON.parse(text) as JsonValue));
  } catch {
    // The engine's message quotes the input, which may hold a secret.
    return failed({ code: 'json-invalid', message: 'expected JSON, got text that is not JSON' });
  }
}

function tooLong(length: number, maxLength: number): Result<JsonValue, JsonFailure> {
  const message = `expected at most ${maxLength} characters of JSON, got ${length}`;
  return failed({ code: 'json-too-long', message });
}

function tooDeep(maxDepth: number): Result<JsonValue, JsonFailure> {
  const message = `expected JSON nested at most ${maxDepth} deep, got deeper`;
  return failed({ code: 'json-too-deep', message });
}

const quote = 0x22;
const backslash = 0x5c;

function exceedsDepth(text: string, maxDepth: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (inString) {
      if (unit === backslash) index += 1;
      else if (unit === quote) inString = false;
    } else if (unit === quote) inString = true;
    else if (unit === 0x5b || unit === 0x7b) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (unit === 0x5d || unit === 0x7d) depth -= 1;
  }
  return false;
}

// A loop and no recursion: a caller may allow more depth than the stack holds.
function withoutPrototypes(root: JsonValue): JsonValue {
  const waiting = [root];
  for (const value of waiting) {
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) Object.setPrototypeOf(value, null);
    for (const entry of Object.values<JsonValue>(value))
      if (typeof entry === 'object') waiting.push(entry);
  }
  return root;
}
