import type { JsonValue } from '@selfware/contracts';
import { decodeContent } from '../content/decode-content.ts';
import { encodeContent } from '../content/encode-content.ts';
import { ClosedError, ContentInvalidError, JournalDamagedError } from '../errors.ts';
import { assertPortableName } from '../files/file-name.ts';
import type { Lock } from '../files/lock-file.ts';
import type { Journal, JournalOptions, NumberedRecord } from '../journal/journal.ts';
import { placeOfRecord } from '../journal/sealed-places.ts';
import { unsealBytes } from '../vault/unseal-bytes.ts';
import { isSealed } from '../vault/vault-header.ts';
import type { Seal, SealedPlace } from '../vault/vault.ts';
import type { Backend } from './backend.ts';

/** What a journal over a backend is opened with. */
export interface BackendJournalOptions<T extends JsonValue | object> extends Pick<
  JournalOptions<T>,
  'name' | 'schema' | 'sensitivity' | 'lockWaitMs'
> {
  /** Stays open when the journal is closed. */
  readonly backend: Backend;
}

/** A journal over a backend: how its entries are recovered and made small is the backend's matter. */
export type BackendJournal<T extends JsonValue | object> = Pick<
  Journal<T>,
  'lastSequence' | 'append' | 'read' | 'close' | typeof Symbol.asyncDispose
>;

/**
 * Opens the log `name` of a backend as a journal, for this user of the backend alone. Every append is durable when it resolves. Throws
 * `persistence/locked`, `persistence/invalid-name`, and what the backend throws.
 */
export async function openBackendJournal<T extends JsonValue | object>(
  options: BackendJournalOptions<T>,
): Promise<BackendJournal<T>> {
  const { backend, sensitivity, lockWaitMs: waitMs = 0 } = options;
  const name = assertPortableName(options.name);
  const seal = sensitivity.kind === 'encrypt' ? await sensitivity.vault.prepareSeal() : undefined;
  const lock = await backend.lock(name, { waitMs });
  try {
    let last = 0;
    for await (const { number } of backend.read(name)) last = number;
    return new LogJournal({ options, name, seal, lock }, last);
  } catch (error) {
    await lock.close();
    throw error;
  }
}

interface LogParts<T extends JsonValue | object> {
  readonly options: BackendJournalOptions<T>;
  readonly name: string;
  readonly seal: Seal | undefined;
  readonly lock: Lock;
}

class LogJournal<T extends JsonValue | object> implements BackendJournal<T> {
  readonly #parts: LogParts<T>;
  #lastSequence: number;
  #tail: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(parts: LogParts<T>, lastSequence: number) {
    this.#parts = parts;
    this.#lastSequence = lastSequence;
  }

  get lastSequence(): number {
    return this.#lastSequence;
  }

  async append(record: T): Promise<number> {
    this.#assertOpen();
    const { options, name } = this.#parts;
    const payload = encodeContent(record, { ...options, what: `a record of ${name}` });
    // One after the other: what is sealed is bound to the number that the backend will give.
    const appended = this.#tail.then(() => this.#appendNext(payload));
    this.#tail = appended.catch(() => undefined);
    return appended;
  }

  async *read(from = 1): AsyncGenerator<NumberedRecord<T>> {
    this.#assertOpen();
    const { options, name } = this.#parts;
    const last = this.#lastSequence;
    for await (const { number: sequence, bytes } of options.backend.read(name, from)) {
      if (sequence > last) return;
      yield { sequence, record: await this.#open(sequence, bytes) };
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#tail;
    await this.#parts.lock.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #appendNext(payload: Uint8Array): Promise<number> {
    const { options, name, seal } = this.#parts;
    const { sensitivity, backend } = options;
    const wanted = this.#lastSequence + 1;
    const bytes =
      seal === undefined || sensitivity.kind !== 'encrypt'
        ? payload
        : seal(payload, placeOfRecord(name, sensitivity.id, wanted));
    const sequence = await backend.append(name, bytes);
    this.#lastSequence = sequence;
    if (sequence === wanted) return sequence;
    // Somebody appends without the lock: what was sealed under another number could never be read.
    const reason = `expected number ${wanted} from the backend, got ${sequence}`;
    throw new JournalDamagedError({ path: name, offset: 0, reason });
  }

  async #open(sequence: number, bytes: Uint8Array): Promise<T> {
    const { options, name } = this.#parts;
    const what = `record ${sequence} of ${name}`;
    const placeOf = (id: string): SealedPlace => placeOfRecord(name, id, sequence);
    const { sensitivity, schema } = options;
    const stored = { bytes, isSealed: isSealed(bytes), path: what, sensitivity, placeOf };
    const decoded = decodeContent(await unsealBytes(stored), schema);
    if (decoded.ok) return decoded.value;
    throw new ContentInvalidError({ what, reason: decoded.failure });
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new ClosedError({ path: this.#parts.name });
  }
}
