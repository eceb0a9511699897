import { assertRange } from '../assert-range.ts';
import { BulkheadFullError } from '../errors.ts';
import { createFairQueue } from '../queue/fair-queue.ts';

/** How much runs at a time. */
export interface BulkheadOptions {
  /** Names what is protected, in errors. */
  readonly name: string;
  /** Operations that run at a time, from 1. */
  readonly limit: number;
  /** Operations that may wait for a place, from 0; absent means any number. */
  readonly maxWaiting?: number;
}

/** Who asks, and when it no longer wants to. */
export interface TurnOptions {
  /** Those with the same key wait in one line; lines are served in turn. Absent: one line for all. */
  readonly key?: string;
  /** Ends the waiting; the operation itself has to look at it, too. */
  readonly signal?: AbortSignal;
}

/** Lets only so many operations run at a time; the others wait, in fair order. */
export interface Bulkhead {
  readonly running: number;
  readonly waiting: number;
  /** Waits for a place; the returned function gives it back, once. Rejects with `BulkheadFullError`, or with the signal's reason. */
  enter(options?: TurnOptions): Promise<() => void>;
  /** Runs `operation` in a place; rejects as `enter` and as the operation do. */
  run<T>(operation: () => Promise<T>, options?: TurnOptions): Promise<T>;
}

/** Creates an empty bulkhead. Throws `InvalidOptionsError`. Source: M. Nygard, "Release It!", 2007. */
export function createBulkhead(options: BulkheadOptions): Bulkhead {
  return new Places(options);
}

class Places implements Bulkhead {
  readonly #options: BulkheadOptions;
  readonly #queue = createFairQueue<() => void>();
  #running = 0;

  constructor(options: BulkheadOptions) {
    const { limit, maxWaiting = 0 } = options;
    assertRange('createBulkhead', { limit }, { from: 1, whole: true });
    assertRange('createBulkhead', { maxWaiting }, { from: 0, whole: true });
    this.#options = options;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#queue.size;
  }

  async enter(options: TurnOptions = {}): Promise<() => void> {
    const { name, limit, maxWaiting = Infinity } = this.#options;
    options.signal?.throwIfAborted();
    if (this.#running < limit) return this.#place();
    if (this.#queue.size >= maxWaiting) throw new BulkheadFullError(name, limit, this.#queue.size);
    return this.#wait(options);
  }

  async run<T>(operation: () => Promise<T>, options?: TurnOptions): Promise<T> {
    const leave = await this.enter(options);
    try {
      return await operation();
    } finally {
      leave();
    }
  }

  #place(): () => void {
    this.#running += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#running -= 1;
      this.#queue.take()?.();
    };
  }

  #wait({ key, signal }: TurnOptions): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const remove = this.#queue.add(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve(this.#place());
      }, key);
      const onAbort = (): void => {
        remove();
        reject(reasonOf(signal));
      };
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }
}

function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error
    ? reason
    : new Error('expected a place, got an abort', { cause: reason });
}
