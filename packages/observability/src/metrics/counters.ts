import type { CountByName, DurationSummary } from './metrics-snapshot.ts';

/** Beyond this many names a counter counts the rest together: tool names come from a model, which can invent any number. */
const maxNames = 100;

/** A sum that ignores what is no finite number. */
export interface Counter {
  add(amount?: number): void;
  read(): number;
}

/** Creates a sum at 0. */
export function createCounter(): Counter {
  let sum = 0;
  return {
    add(amount = 1) {
      if (Number.isFinite(amount)) sum += amount;
    },
    read: () => sum,
  };
}

/** Things by name, made on first sight. */
export interface NamedGroup<Item> {
  get(name: string): Item;
  read<Value>(readItem: (item: Item) => Value): Readonly<Record<string, Value>>;
}

/** Creates an empty group of at most 100 names and `(other)`. */
export function createGroup<Item>(createItem: () => Item): NamedGroup<Item> {
  const items = new Map<string, Item>();
  return {
    get(name) {
      const key = items.has(name) || items.size < maxNames ? name : '(other)';
      const item = items.get(key) ?? createItem();
      items.set(key, item);
      return item;
    },
    // Object.fromEntries defines own keys, so a tool named `__proto__` is only a name.
    read: (readItem) =>
      Object.fromEntries([...items].map(([name, item]) => [name, readItem(item)])),
  };
}

/** Counts by name. */
export interface NamedCounter {
  add(name: string): void;
  read(): CountByName;
}

/** Creates counts that all stand at 0. */
export function createNamedCounter(): NamedCounter {
  const counters = createGroup(createCounter);
  return {
    add: (name) => counters.get(name).add(),
    read: () => counters.read((counter) => counter.read()),
  };
}

/** Durations of one kind. */
export interface DurationCounter {
  add(durationMs: number): void;
  read(): DurationSummary;
}

/** Creates an empty summary. */
export function createDurationCounter(): DurationCounter {
  let count = 0;
  let totalMs = 0;
  let maxMs = 0;
  return {
    add(durationMs) {
      if (!Number.isFinite(durationMs)) return;
      count += 1;
      totalMs += durationMs;
      maxMs = Math.max(maxMs, durationMs);
    },
    read: () => ({ count, totalMs, maxMs }),
  };
}

/** Reads every counter of a record at once; the result has the record's keys. */
export function readAll<Counters extends Readonly<Record<string, { read(): unknown }>>>(
  counters: Counters,
): { readonly [Key in keyof Counters]: ReturnType<Counters[Key]['read']> };
export function readAll(
  counters: Readonly<Record<string, { read(): unknown }>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(counters).map(([key, counter]) => [key, counter.read()]),
  );
}
