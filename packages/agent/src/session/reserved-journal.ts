import {
  DiskFullError,
  openJournal,
  type Journal,
  type JournalOptions,
  type RecoveryReport,
  type Reserve,
} from '@selfware/persistence';
import type { SessionRecord } from './session-record.ts';

/** The journal of a session, which gives a reserve up for what must still be written when the disk is full. */
export interface ReservedJournal {
  readonly report: RecoveryReport;
  /**
   * Resolves when every record is durable, or, with `durable: false`, buffered. After the reserve was given up only the end of a run is taken, everything
   * else throws `persistence/disk-full`.
   */
  append(
    records: readonly SessionRecord[],
    options?: { readonly durable?: boolean },
  ): Promise<void>;
  read(): ReturnType<Journal<SessionRecord>['read']>;
  close(): Promise<void>;
}

interface Given {
  readonly sequence: number;
  readonly record: SessionRecord;
}

/** Opens a journal; absent `reserve`: what a full disk does not take is lost with the error that says so. */
export async function openReservedJournal(
  options: JournalOptions<SessionRecord>,
  reserve?: Reserve,
): Promise<ReservedJournal> {
  let journal = await openJournal(options);
  const { report } = journal;
  let sequence = journal.lastSequence;
  let unsettled: readonly Given[] = [];
  let recovering: Promise<void> | undefined;

  const write = async ({ record }: Given, durable: boolean): Promise<void> => {
    await journal.append(record, { durable });
  };

  // Of a failed commit nobody knows what reached the disk: the journal that is opened again tells.
  async function reopen(): Promise<void> {
    await journal.close().catch(() => undefined);
    journal = await openJournal(options);
    const missing = unsettled.filter((given) => given.sequence > journal.lastSequence);
    await Promise.all(missing.map((given) => write(given, true)));
  }

  async function recover(error: unknown): Promise<void> {
    if (reserve === undefined || !(error instanceof DiskFullError)) throw error;
    let isFirst = true;
    await reserve.run(async () => {
      if (!isFirst) return reopen();
      isFirst = false;
      throw error;
    });
  }

  return {
    report,
    async append(records, { durable = true } = {}) {
      if (recovering !== undefined) {
        await recovering;
        if (records.some(({ type }) => type !== 'run-end')) throw spent(options);
      }
      const given = records.map((record): Given => ({ sequence: (sequence += 1), record }));
      unsettled = [...unsettled, ...given];
      try {
        await Promise.all(given.map((one) => write(one, durable)));
      } catch (error) {
        await (recovering ??= recover(error));
      }
      if (durable)
        unsettled = unsettled.filter((one) => one.sequence > (given.at(-1)?.sequence ?? 0));
    },
    read: () => journal.read(),
    close: () => journal.close(),
  };
}

function spent({ directory }: JournalOptions<SessionRecord>): DiskFullError {
  return new DiskFullError({ path: directory });
}
