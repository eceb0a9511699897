/** Hands values from a producer to one reader, and tells the producer when to wait. */
export interface AsyncQueue<T> extends AsyncIterable<T> {
  /** False when the reader lags behind: then await `room()`. Values after the end are dropped. */
  push(value: T): boolean;
  /** Resolves when the reader has caught up, has left, or the queue has ended. */
  room(): Promise<void>;
  end(): void;
  /** The reader gets what is queued, then this error. */
  fail(error: Error): void;
}

interface Ending {
  readonly error?: Error;
}

/** Creates a queue; `push` answers false while the queued values together measure `capacity` or more by `sizeOf`. */
export function createAsyncQueue<T>(capacity: number, sizeOf: (value: T) => number): AsyncQueue<T> {
  let values: T[] = [];
  let queued = 0;
  let ending: Ending | undefined;
  let wakeReader: (() => void) | undefined;
  let wakeProducers: (() => void)[] = [];

  const finish = (outcome: Ending): void => {
    ending ??= outcome;
    wakeReader?.();
    makeRoom();
  };
  const makeRoom = (): void => {
    const waiting = wakeProducers;
    wakeProducers = [];
    for (const wake of waiting) wake();
  };
  async function* read(): AsyncGenerator<T, void, undefined> {
    try {
      for (;;) {
        const batch = values;
        values = [];
        queued = 0;
        makeRoom();
        yield* batch;
        if (values.length > 0) continue;
        if (ending?.error !== undefined) throw ending.error;
        if (ending !== undefined) return;
        await new Promise<void>((resolve) => (wakeReader = resolve));
      }
    } finally {
      values = [];
      finish({});
    }
  }

  return {
    push(value) {
      if (ending !== undefined) return true;
      values.push(value);
      queued += sizeOf(value);
      wakeReader?.();
      return queued < capacity;
    },
    async room() {
      if (ending !== undefined || queued < capacity) return;
      await new Promise<void>((resolve) => wakeProducers.push(resolve));
    },
    end: () => finish({}),
    fail: (error) => finish({ error }),
    [Symbol.asyncIterator]: read,
  };
}
