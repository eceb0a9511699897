import type { AllEvents } from '@selfware/contracts';
import type { KnownChannel } from '../channels.ts';

/** Reads the fields of a message whose shape no compiler checked: it may come from another version of its package. */
export interface EventFields<Key extends string> {
  /** NaN when the field is absent or no number. */
  number(key: Key): number;
  /** `unknown` when the field is absent or no text. */
  text(key: Key): string;
}

/** What to count for each channel; the field names are those of contracts. */
export type CountingRules = {
  readonly [Name in KnownChannel]: (fields: EventFields<keyof AllEvents[Name] & string>) => void;
};

/** Wraps a message; fields are read when they are asked for. */
export function readFields(message: unknown): EventFields<string> {
  const read = (key: string): unknown =>
    typeof message === 'object' && message !== null ? Reflect.get(message, key) : undefined;
  return {
    number(key) {
      const value = read(key);
      return typeof value === 'number' ? value : NaN;
    },
    text(key) {
      const value = read(key);
      return typeof value === 'string' ? value : 'unknown';
    },
  };
}
