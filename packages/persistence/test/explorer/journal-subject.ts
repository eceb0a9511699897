import type { JsonValue } from '@selfware/contracts';
import { createFakeClock } from '@selfware/test-kit';
import fc from 'fast-check';
import type { FileSystem } from '../../src/files/file-system.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { openJournal } from '../../src/journal/open-journal.ts';
import { readAll } from '../support/journals.ts';
import { anySchema, nothingToHide } from '../support/schemas.ts';
import type { Subject } from './explore.ts';
import { content, secondRound, sizes } from './subjects.ts';

/** One step of a journal's life. */
export type JournalStep =
  | { readonly kind: 'append'; readonly sizes: readonly number[]; readonly durable: boolean }
  | { readonly kind: 'flush' | 'reopen' | 'compact' };

/** Lives of a journal. */
export const journalSteps: fc.Arbitrary<readonly JournalStep[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('append' as const), sizes, durable: fc.boolean() }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('flush' as const, 'reopen' as const, 'compact' as const),
      }),
    },
  ),
  { minLength: 1, maxLength: 4 },
);

const openTestJournal = (fileSystem: FileSystem): Promise<Journal<JsonValue>> =>
  openJournal({
    directory: '/state/journal',
    name: 'chat',
    schema: anySchema,
    snapshotSchema: anySchema,
    segmentBytes: 1200,
    sensitivity: nothingToHide,
    clock: createFakeClock(),
    fileSystem,
  });

/** Appends in groups, into small files, flushes, compacts, and opens again. */
export function journalOf(steps: readonly JournalStep[]): Subject {
  return {
    run: async (fileSystem, acknowledge, round = 0) => {
      const life = new JournalLife(fileSystem, acknowledge, round * secondRound);
      await life.open();
      for (const step of steps) await life.take(step);
      await life.close();
    },
    recover: async (fileSystem, acknowledged) => {
      await using journal = await openTestJournal(fileSystem);
      const texts = await readTexts(journal);
      const through = journal.snapshot?.through ?? 0;
      for (const each of acknowledged)
        if (typeof each === 'string' ? !texts.includes(each) : !isThrough(each, through))
          throw new Error(`lost ${JSON.stringify(each).slice(0, 30)}`);
      const numbers = texts.map((text) => Number(text.split(':')[0]));
      const isInOrder = numbers.every((each, at) => at === 0 || each > (numbers[at - 1] ?? 0));
      if (!isInOrder || texts.some((text) => !/^\d+:x*$/.test(text)))
        throw new Error('mixed records');
      return { texts, through };
    },
  };
}

function isThrough(acknowledged: unknown, through: number): boolean {
  return (acknowledged as { readonly through: number }).through <= through;
}

/** What the snapshot holds and then the records. */
async function readTexts(journal: Journal<JsonValue>): Promise<readonly string[]> {
  const { value = [] } = journal.snapshot ?? {};
  const records = (await readAll(journal)).map(({ record }) => record);
  return [...(Array.isArray(value) ? (value as readonly JsonValue[]) : []), ...records].map(
    (each) => (typeof each === 'string' ? each : 'no text'),
  );
}

class JournalLife {
  readonly #fileSystem: FileSystem;
  readonly #acknowledge: (what: unknown) => void;
  #journal: Journal<JsonValue> | undefined;
  #next: number;
  #buffered: string[] = [];

  constructor(fileSystem: FileSystem, acknowledge: (what: unknown) => void, first: number) {
    this.#next = first;
    this.#fileSystem = fileSystem;
    this.#acknowledge = acknowledge;
  }

  async open(): Promise<void> {
    this.#journal = await openTestJournal(this.#fileSystem);
  }

  async take(step: JournalStep): Promise<void> {
    if (step.kind === 'append') return this.#append(step.sizes, step.durable);
    if (step.kind === 'compact') return this.#compact();
    if (step.kind === 'flush') await this.#journal?.flush();
    else await this.close();
    this.#settle();
    if (step.kind === 'reopen') await this.open();
  }

  async close(): Promise<void> {
    await this.#journal?.close();
    this.#settle();
  }

  async #append(lengths: readonly number[], durable: boolean): Promise<void> {
    const appending = lengths.map(async (size) => {
      const text = content(this.#next++, size);
      await this.#journal?.append(text, { durable });
      if (durable) this.#acknowledge(text);
      else this.#buffered.push(text);
    });
    await Promise.all(appending);
  }

  async #compact(): Promise<void> {
    const through = this.#journal?.lastSequence ?? 0;
    if (this.#journal === undefined || through === 0) return;
    await this.#journal.compact([...(await readTexts(this.#journal))], { through });
    this.#settle();
    this.#acknowledge({ through });
  }

  #settle(): void {
    for (const text of this.#buffered) this.#acknowledge(text);
    this.#buffered = [];
  }
}
