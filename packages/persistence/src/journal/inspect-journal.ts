import type { Damage, LostRange } from '../recovery-report.ts';
import { decodeJournalHeader, journalHeaderBytes } from './journal-header.ts';
import { scanFrames, type ScannedRecord } from './scan-frames.ts';
import type { WindowedFile } from './windowed-file.ts';

/** Bytes of neighbouring whole records. */
export interface RecordRun {
  readonly offset: number;
  readonly bytes: number;
}

/** What lies in a journal file, looked at without changing anything. */
export interface Inspection {
  /** Absent when the beginning of the file is damaged. */
  readonly format: number | undefined;
  readonly firstSequence: number;
  /** 0 when there is no record. */
  readonly lastSequence: number;
  /** In order, never touching each other. */
  readonly runs: readonly RecordRun[];
  readonly damage: readonly Damage[];
  readonly lost: readonly LostRange[];
}

/** What is known of a journal file before it is looked at. */
export interface InspectOptions {
  readonly name: string;
  readonly size: number;
  /** The number of its first record, should its header not tell. */
  readonly firstSequence: number;
}

/** Looks at every byte of a journal file of `size` bytes. */
export async function inspectJournal(
  file: WindowedFile,
  { name, size, firstSequence: expected }: InspectOptions,
): Promise<Inspection> {
  const header = decodeJournalHeader(await file.read(0, journalHeaderBytes));
  const isWhole = header.status === 'whole';
  const firstSequence = isWhole ? header.firstSequence : expected;
  const tally = new Tally(name, firstSequence);
  const start = isWhole ? journalHeaderBytes : 0;
  for await (const item of scanFrames(file, { start, end: size, after: firstSequence - 1 })) {
    // A record where the header has to be: no byte is damaged, and yet this is no journal that can be read from its header on.
    if (item.kind === 'record' && item.offset === 0)
      tally.addDamage({ offset: 0, bytes: 0, reason: 'header' });
    if (item.kind === 'record') tally.addRecord(item);
    else
      tally.addDamage(isWhole || item.offset > 0 ? item : { ...item, reason: headerReason(item) });
  }
  return { format: isWhole ? header.format : undefined, firstSequence, ...tally.toCounts() };
}

function headerReason({
  bytes,
  reason,
}: {
  bytes: number;
  reason: Damage['reason'];
}): Damage['reason'] {
  if (reason === 'zero-run') return reason;
  return bytes < journalHeaderBytes ? 'torn-tail' : 'header';
}

class Tally {
  readonly #name: string;
  readonly #runs: { offset: number; bytes: number }[] = [];
  readonly #damage: Damage[] = [];
  readonly #lost: LostRange[] = [];
  #expected: number;
  #last = 0;

  constructor(name: string, firstSequence: number) {
    this.#name = name;
    this.#expected = firstSequence;
  }

  addRecord({ offset, bytes, sequence }: ScannedRecord): void {
    if (sequence > this.#expected) this.#lost.push({ from: this.#expected, to: sequence - 1 });
    this.#expected = sequence + 1;
    this.#last = sequence;
    const run = this.#runs.at(-1);
    if (run !== undefined && run.offset + run.bytes === offset) run.bytes += bytes;
    else this.#runs.push({ offset, bytes });
  }

  addDamage({ offset, bytes, reason }: Omit<Damage, 'file'>): void {
    this.#damage.push({ file: this.#name, offset, bytes, reason });
  }

  toCounts(): Pick<Inspection, 'runs' | 'damage' | 'lost' | 'lastSequence'> {
    return { runs: this.#runs, damage: this.#damage, lost: this.#lost, lastSequence: this.#last };
  }
}
