import type { JsonValue } from '@selfware/contracts';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Sensitivity } from '../../src/sensitivity.ts';

/** What the tests append: `n` is checked, so that content a schema refuses can be made. */
export interface Note {
  readonly n: number;
  readonly text: string;
}

/** Makes a schema out of a function that gives the value or the path of an issue. */
export function schemaOf<T>(read: (value: unknown) => T | undefined): StandardSchemaV1<unknown, T> {
  const validate = (value: unknown): StandardSchemaV1.Result<T> => {
    const found = read(value);
    return found === undefined ? { issues: [{ message: 'no', path: ['n'] }] } : { value: found };
  };
  return { '~standard': { version: 1, vendor: 'test', validate } };
}

/** Admits notes. */
export const noteSchema: StandardSchemaV1<unknown, Note> = schemaOf((value) => {
  if (typeof value !== 'object' || value === null || !('n' in value) || !('text' in value))
    return undefined;
  const { n, text } = value;
  return typeof n === 'number' && typeof text === 'string' ? { n, text } : undefined;
});

/** Admits every JSON value. */
export const anySchema: StandardSchemaV1<unknown, JsonValue> = schemaOf(
  (value) => value as JsonValue,
);

/** Nothing to hide. */
export const nothingToHide: Extract<Sensitivity, { readonly kind: 'none' }> = {
  kind: 'none',
  because: 'test content',
};
