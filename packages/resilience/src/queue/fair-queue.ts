/** A queue of several lines that are served in turn, so that one who asks for much delays nobody who asks for little. */
export interface FairQueue<T> {
  readonly size: number;
  /** Puts `item` at the end of the line of `key`; the returned function takes it out again, if it is still there. */
  add(item: T, key?: string): () => boolean;
  /** What is served next; undefined when nobody waits. */
  first(): T | undefined;
  /** Takes out what is served next. */
  take(): T | undefined;
}

/** Creates an empty queue; every step takes constant time. Source: round robin (Nagle, RFC 970). */
export function createFairQueue<T>(): FairQueue<T> {
  // In insertion order: the first line is served next and goes to the end. A line without an item is not kept.
  const lines = new Map<string, Set<{ readonly item: T }>>();
  let size = 0;

  function remove(key: string, entry: { readonly item: T }): boolean {
    const line = lines.get(key);
    if (line?.delete(entry) !== true) return false;
    if (line.size === 0) lines.delete(key);
    size -= 1;
    return true;
  }

  function next(): [string, Set<{ readonly item: T }>, { readonly item: T }] | undefined {
    for (const [key, line] of lines) for (const entry of line) return [key, line, entry];
    return undefined;
  }

  return {
    get size() {
      return size;
    },
    add(item, key = '') {
      const entry = { item };
      const line = lines.get(key) ?? new Set();
      lines.set(key, line.add(entry));
      size += 1;
      return () => remove(key, entry);
    },
    first: () => next()?.[2].item,
    take() {
      const served = next();
      if (served === undefined) return undefined;
      const [key, line, entry] = served;
      remove(key, entry);
      lines.delete(key);
      if (line.size > 0) lines.set(key, line);
      return entry.item;
    },
  };
}
