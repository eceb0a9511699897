import { PolicyInvalidError } from '../errors.ts';
import type { PolicySource } from './policy.ts';
import type { DocumentPath, PositionedDocument } from './positioned-document.ts';

interface FaultPlace {
  readonly document: PositionedDocument;
  readonly file: string;
  readonly known: string;
}

/** What is wrong at one place of a file. */
export interface PolicyFault extends PolicySource {
  readonly column: number;
  readonly expected: string;
  readonly got: string;
  readonly hint?: string;
}

/** The error for something that is wrong at one place. */
export function invalid({
  hint = 'Correct that line.',
  ...details
}: PolicyFault): PolicyInvalidError {
  const { file, line, column, expected, got } = details;
  const message = `expected ${expected} at ${file}:${String(line)}:${String(column)}, got ${got}`;
  return new PolicyInvalidError({ message, hint, details });
}

/** What of zod's issues is told. */
export interface SchemaIssue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
}

/** The error for the first thing that does not fit a schema; `known` lists the keys that may stand there. */
export function schemaFault(
  issue: SchemaIssue | undefined,
  { document, file, known }: FaultPlace,
): PolicyInvalidError {
  const path = (issue?.path ?? []).filter((key) => typeof key !== 'symbol');
  const [unknown] = issue?.keys ?? [];
  if (unknown !== undefined) {
    const position = document.positionOf([...path, unknown]);
    const got = JSON.stringify(unknown.slice(0, 80));
    const hint = `Known are ${known}.`;
    return invalid({ file, ...position, expected: 'a known key', got, hint });
  }
  const choices = issue?.values?.map((value) => JSON.stringify(value)).join(' or ');
  const expected = `${choices ?? issue?.expected ?? textAt(path)} for ${path.join('.') || 'the whole'}`;
  const hint = 'Put quotes around words that look like numbers or true and false.';
  const got = describe(valueAt(document.value, path));
  return invalid({ file, ...document.positionOf(path), expected, got, hint });
}

function textAt(path: DocumentPath): string {
  return path.includes('protectedPaths')
    ? 'a path beneath the workspace, and no pattern'
    : 'another text';
}

function valueAt(value: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, key)
        ? Reflect.get(found, key)
        : undefined,
    value,
  );
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null
    ? 'an object'
    : JSON.stringify(value).slice(0, 80);
}
