import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Journal } from '../journal/journal.ts';
import { openJournal } from '../journal/open-journal.ts';
import type { LogEntry } from './backend.ts';
import type { ValuePlace } from './file-values.ts';

interface EncodedEntry {
  readonly base64: string;
}

const entrySchema: StandardSchemaV1<unknown, EncodedEntry> = {
  '~standard': {
    version: 1,
    vendor: 'selfware',
    validate: (value) =>
      typeof value === 'object' &&
      value !== null &&
      'base64' in value &&
      typeof value.base64 === 'string'
        ? { value: { base64: value.base64 } }
        : { issues: [{ message: 'expected base64' }] },
  },
};

const sensitivity = {
  kind: 'none',
  because: 'what is above a backend redacts or encrypts before it makes bytes',
} as const;

/** The logs of a backend: one journal for each key, opened at its first use. */
export class FileLogs {
  readonly #place: ValuePlace;
  readonly #open = new Map<string, Promise<Journal<EncodedEntry>>>();

  constructor(place: ValuePlace) {
    this.#place = place;
  }

  /** Appends durably and gives the entry's number. */
  async append(key: string, bytes: Uint8Array): Promise<number> {
    const journal = await this.#journalOf(key);
    return journal.append({ base64: Buffer.from(bytes).toString('base64') });
  }

  /** The entries from a number on. */
  async *read(key: string, from: number): AsyncGenerator<LogEntry> {
    const journal = await this.#journalOf(key);
    for await (const { sequence, record } of journal.read(from))
      yield { number: sequence, bytes: Buffer.from(record.base64, 'base64') };
  }

  /** Closes every journal that was opened, also after one that fails; throws only what no append has thrown before. */
  async close(): Promise<void> {
    const closing = [...this.#open.values()].map(async (opening) => {
      const journal = await opening.catch(() => undefined);
      await journal?.[Symbol.asyncDispose]();
    });
    const results = await Promise.allSettled(closing);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  }

  #journalOf(key: string): Promise<Journal<EncodedEntry>> {
    const found = this.#open.get(key) ?? this.#openJournal(key);
    this.#open.set(key, found);
    return found;
  }

  async #openJournal(name: string): Promise<Journal<EncodedEntry>> {
    try {
      return await openJournal({ ...this.#place, name, schema: entrySchema, sensitivity });
    } catch (error) {
      // Whoever held it may have left it by the next call.
      this.#open.delete(name);
      throw error;
    }
  }
}
