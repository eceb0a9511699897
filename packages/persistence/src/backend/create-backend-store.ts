import { systemClock, type Clock } from '@selfware/contracts';
import { encodeContent } from '../content/encode-content.ts';
import { decodeEnvelope } from '../envelope/decode-envelope.ts';
import type { Envelope } from '../envelope/envelope.ts';
import { ClosedError, ContentInvalidError, GenerationTakenError } from '../errors.ts';
import { assertPortableName } from '../files/file-name.ts';
import { openValue } from '../store/open-value.ts';
import { sealPayload } from '../store/seal-payload.ts';
import type { GenerationState, Loaded, Store, StoreOptions } from '../store/store.ts';
import type { Backend } from './backend.ts';

/** What a store over a backend is made with: as one over files, but for where it lies. */
export interface BackendStoreOptions<T> extends Pick<
  StoreOptions<T>,
  'name' | 'schema' | 'version' | 'migrations' | 'sensitivity'
> {
  /** Stays open when the store is closed. */
  readonly backend: Backend;
  readonly clock?: Clock;
}

// Each attempt is lost only to a save of another one.
const maxAttempts = 1_000;

/**
 * Makes a store over a backend, under the key `name`; schema, migrations, redaction and encryption are those of a store over files. What is damaged a backend
 * never gives out, so the report of `load` tells of none. Throws `persistence/invalid-name`.
 */
export function createBackendStore<T>(options: BackendStoreOptions<T>): Store<T> {
  return new BackendStore(options, assertPortableName(options.name));
}

class BackendStore<T> implements Store<T> {
  readonly #options: BackendStoreOptions<T>;
  readonly #name: string;
  #tail: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(options: BackendStoreOptions<T>, name: string) {
    this.#options = options;
    this.#name = name;
  }

  async load(): Promise<Loaded<T>> {
    this.#assertOpen();
    const found = await this.#read();
    if (found === undefined) return { value: undefined, generation: 0, report: reportOf('empty') };
    const path = this.#name;
    const value = await openValue({ ...this.#options, envelope: found, path });
    return { value, generation: found.header.generation, report: reportOf('newest') };
  }

  async save(value: T): Promise<number> {
    this.#assertOpen();
    const what = `the value of ${this.#name}`;
    const payload = encodeContent(value, { ...this.#options, what });
    const saved = this.#tail.then(() => this.#saveNext(payload, maxAttempts));
    // One failed save must not fail those that come after it.
    this.#tail = saved.catch(() => undefined);
    return saved;
  }

  async verify(): Promise<readonly GenerationState[]> {
    this.#assertOpen();
    const stored = await this.#options.backend.get(this.#name);
    if (stored === undefined) return [];
    const { generation, bytes } = stored;
    const isWhole = decodeEnvelope(bytes, { sealed: true }).ok;
    return [{ generation, file: this.#name, status: isWhole ? 'whole' : 'damaged' }];
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#tail;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #saveNext(payload: Uint8Array, attempts: number): Promise<number> {
    const { backend, version, clock = systemClock, sensitivity } = this.#options;
    const found = await this.#read();
    const ifGeneration = found?.header.generation ?? 0;
    const header = {
      kind: this.#name,
      version,
      generation: ifGeneration + 1,
      created: clock.now(),
      previous: found?.digest ?? null,
    };
    const { bytes } = await sealPayload(header, payload, sensitivity);
    try {
      return await backend.put(this.#name, bytes, { ifGeneration });
    } catch (error) {
      if (!(error instanceof GenerationTakenError) || attempts <= 1) throw error;
      return this.#saveNext(payload, attempts - 1);
    }
  }

  async #read(): Promise<Envelope | undefined> {
    const stored = await this.#options.backend.get(this.#name);
    if (stored === undefined) return undefined;
    const decoded = decodeEnvelope(stored.bytes, { sealed: true });
    if (!decoded.ok) throw this.#refuse(decoded.failure.code);
    const { kind, generation } = decoded.value.header;
    if (kind !== this.#name || generation !== stored.generation) throw this.#refuse('misplaced');
    return decoded.value;
  }

  #refuse(code: string): ContentInvalidError {
    const reason = `no value of a store (${code})`;
    return new ContentInvalidError({ what: `the key ${this.#name} of a backend`, reason });
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new ClosedError({ path: this.#name });
  }
}

function reportOf(source: 'empty' | 'newest'): Loaded<unknown>['report'] {
  return { source, damage: [], lost: [], quarantined: [] };
}
