import { RedactorOptionsError } from '../errors.ts';
import type { CreateRedactorOptions } from './create-redactor.ts';

interface Fault {
  readonly field: string;
  readonly expected: string;
  readonly got: unknown;
}

const fields: readonly string[] = ['rules', 'categories', 'known', 'pseudonymKey'];
// A shorter key could be tried out (NIST SP 800-107, section 5.3.4).
const leastKeyBytes = 16;

/** Throws `RedactorOptionsError` for options that would silently hide less than was meant: an unknown name, a list that is none, a weak key. */
export function checkRedactorOptions(options: CreateRedactorOptions): void {
  const [fault] = faultsOf(options);
  if (fault !== undefined) throw optionsError(fault);
}

/** Throws `RedactorOptionsError` for what is no text. */
export function assertText(text: unknown): asserts text is string {
  if (typeof text !== 'string')
    throw optionsError({
      field: 'text',
      expected: 'a string; bytes go through `stream`',
      got: text,
    });
}

/** Throws `RedactorOptionsError` for what is no bytes. */
export function assertBytes(bytes: unknown): asserts bytes is Uint8Array {
  if (!(bytes instanceof Uint8Array))
    throw optionsError({
      field: 'chunk',
      expected: 'bytes; a text goes through `redact`',
      got: bytes,
    });
}

function* faultsOf(options: unknown): Generator<Fault> {
  if (!isRecord(options)) {
    yield { field: 'options', expected: 'an object', got: options };
    return;
  }
  const unknown = Object.keys(options).find((name) => !fields.includes(name));
  if (unknown !== undefined)
    yield { field: unknown, expected: `one of ${fields.join(', ')}`, got: unknown };
  const { rules, categories, known, pseudonymKey } = options;
  if (rules !== undefined && !(Array.isArray(rules) && rules.every(isRecord)))
    yield { field: 'rules', expected: 'a list of rules', got: rules };
  yield* faultsOfCategories(categories);
  yield* faultsOfKnown(known);
  if (pseudonymKey !== undefined && !isStrongKey(pseudonymKey))
    yield {
      field: 'pseudonymKey',
      expected: `a secret KeyObject of at least ${String(leastKeyBytes)} bytes (createSecretKey(randomBytes(32)))`,
      got: pseudonymKey,
    };
}

function* faultsOfCategories(categories: unknown): Generator<Fault> {
  if (categories === undefined) return;
  const expected = 'a list of secret and pii';
  if (!Array.isArray(categories)) yield { field: 'categories', expected, got: categories };
  else
    for (const category of categories)
      if (category !== 'secret' && category !== 'pii')
        yield { field: 'categories', expected, got: category };
}

function* faultsOfKnown(known: unknown): Generator<Fault> {
  if (known === undefined || (isRecord(known) && typeof known['detector'] === 'function')) return;
  const expected = 'a list of strings and of holders of bytes, or known values';
  if (!Array.isArray(known)) yield { field: 'known', expected, got: known };
  else
    for (const [at, value] of known.entries()) {
      const isHolder = isRecord(value) && typeof value['use'] === 'function';
      if (typeof value !== 'string' && !isHolder)
        yield {
          field: `known[${String(at)}]`,
          expected: 'a string or a holder of bytes',
          got: value,
        };
    }
}

function isStrongKey(key: unknown): boolean {
  if (!isRecord(key) || key['type'] !== 'secret') return false;
  const size = key['symmetricKeySize'];
  return typeof size === 'number' && size >= leastKeyBytes;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// What was given may itself be a secret: only its kind is told, or a word of a list.
function optionsError({ field, expected, got }: Fault): RedactorOptionsError {
  const isWord = typeof got === 'string' && (field === 'categories' || field === got);
  const shown = isWord ? JSON.stringify(got.slice(0, 40)) : got === null ? 'null' : typeof got;
  return new RedactorOptionsError({
    message: `A redactor expects ${field} to be ${expected}, got ${shown}.`,
    hint: 'Nothing was hidden: correct this before anything is passed on.',
    details: { field, expected, got: shown },
  });
}
