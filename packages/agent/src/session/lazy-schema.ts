import type { JournalOptions } from '@selfware/persistence';

/** A schema as journals take it. */
export type RecordSchema<T extends object> = JournalOptions<T>['schema'];

/** A schema that is built when the first value is checked: a new session never reads, and building costs every start some milliseconds. */
export function lazySchema<T extends object>(create: () => RecordSchema<T>): RecordSchema<T> {
  let schema: RecordSchema<T> | undefined;
  return {
    '~standard': {
      version: 1,
      vendor: 'selfware',
      validate: (value) => {
        schema ??= create();
        return schema['~standard'].validate(value);
      },
    },
  };
}
