import { JournalBusyError } from '../errors.ts';

/** What bounds the bytes that wait to be written. */
export interface PendingRoomOptions {
  readonly path: string;
  readonly maxPendingBytes: number;
  /** `reject` throws `persistence/journal-busy` instead of waiting. */
  readonly whenCrowded: 'wait' | 'reject';
  readonly pendingBytes: () => number;
}

interface Guest {
  readonly bytes: number;
  readonly enter: () => void;
}

/** Lets appends in as long as there is room for their bytes, and the rest in their order as room appears. */
export class PendingRoom {
  readonly #options: PendingRoomOptions;
  readonly #guests: Guest[] = [];

  constructor(options: PendingRoomOptions) {
    this.#options = options;
  }

  /** Calls `act` as soon as there is room for so many bytes, at once where there is, and gives what it gives. */
  enter<T>(bytes: number, act: () => Promise<T>): Promise<T> {
    if (this.#guests.length === 0 && this.#hasRoom(bytes)) return act();
    const { path, maxPendingBytes, whenCrowded } = this.#options;
    if (whenCrowded === 'reject')
      return Promise.reject(new JournalBusyError({ path, maxPendingBytes }));
    return new Promise((resolve, reject) => {
      // Called, not awaited: what comes in the same turn must not get a lower number.
      this.#guests.push({ bytes, enter: () => void act().then(resolve, reject) });
    });
  }

  /** Lets in whoever waits and has room now. */
  admit(): void {
    for (let [next] = this.#guests; next !== undefined; [next] = this.#guests) {
      if (!this.#hasRoom(next.bytes)) return;
      this.#guests.shift();
      next.enter();
    }
  }

  #hasRoom(bytes: number): boolean {
    const pending = this.#options.pendingBytes();
    // A record larger than the whole room goes alone; what only waits takes no room.
    return bytes === 0 || pending === 0 || pending + bytes <= this.#options.maxPendingBytes;
  }
}
