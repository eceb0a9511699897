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
  const reader = createGate();
  const producers = createGate();
  let values: T[] = [];
  let queued = 0;
  let ending: Ending | undefined;

  const finish = (outcome: Ending): void => {
    ending ??= outcome;
    reader.open();
    producers.open();
  };
  const takeAll = (): readonly T[] => {
    const batch = values;
    values = [];
    queued = 0;
    producers.open();
    return batch;
  };
  async function* read(): AsyncGenerator<T, void, undefined> {
    try {
      for (;;) {
        yield* takeAll();
        if (values.length > 0) continue;
        if (ending?.error !== undefined) throw ending.error;
        if (ending !== undefined) return;
        await reader.wait();
      }
    } finally {
      finish({});
    }
  }

  return {
    push(value) {
      if (ending !== undefined) return true;
      values.push(value);
      queued += sizeOf(value);
      reader.open();
      return queued < capacity;
    },
    async room() {
      if (ending === undefined && queued >= capacity) await producers.wait();
    },
    end: () => finish({}),
    fail: (error) => finish({ error }),
    [Symbol.asyncIterator]: read,
  };
}

interface Gate {
  /** Resolves at the next `open`. */
  wait(): Promise<void>;
  open(): void;
}

function createGate(): Gate {
  const waiting: (() => void)[] = [];
  return {
    wait: () => new Promise((resolve) => void waiting.push(resolve)),
    open() {
      for (const wake of waiting.splice(0)) wake();
    },
  };
}
