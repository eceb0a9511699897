import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openJournal, type Journal } from '@selfware/persistence';
import { createAuditLog, type AuditEntry, type AuditLog } from '@selfware/safety';
import type { Sealing } from '../sealing/sealing.ts';
import type { Redactors } from '../redaction/open-redactors.ts';
import { auditEntrySchema } from './audit-entry-schema.ts';

/** Which audit log: there is one a workspace. */
export interface AuditPlace {
  readonly stateDirectory: string;
  readonly workspace: string;
  readonly sealing: Sealing;
}

/** An audit log that is open for writing. */
export interface OpenAudit {
  readonly log: AuditLog;
  close(): Promise<void>;
}

/** Goes on with the audit log of a workspace; throws `persistence/locked` while another run writes it. */
export async function openAudit(
  place: AuditPlace,
  { stored }: Pick<Redactors, 'stored'>,
): Promise<OpenAudit> {
  const journal = await openAuditJournal(directoryOf(place), place.sealing);
  let last: AuditEntry | undefined;
  for await (const { record } of journal.read()) last = record;
  const log = createAuditLog({
    redact: (value) => stored.redactValue(value),
    append: async (entry) => {
      await journal.append(entry, { durable: true });
    },
    ...(last === undefined ? {} : { last }),
  });
  return { log, close: () => journal.close() };
}

/** The entries of a workspace's audit log, oldest first. */
export function readAudit(place: AuditPlace): AsyncIterable<AuditEntry> {
  return readAuditAt(directoryOf(place), place.sealing);
}

/** The entries of the audit log in a directory, oldest first. */
export async function* readAuditAt(directory: string, sealing: Sealing): AsyncIterable<AuditEntry> {
  await using journal = await openAuditJournal(directory, sealing);
  for await (const { record } of journal.read()) yield record;
}

function directoryOf({ stateDirectory, workspace }: Omit<AuditPlace, 'sealing'>): string {
  const name = createHash('sha256').update(workspace).digest('hex').slice(0, 16);
  return join(stateDirectory, 'audit', name);
}

function openAuditJournal(directory: string, sealing: Sealing): Promise<Journal<AuditEntry>> {
  const because = 'secrets are taken out before an entry is hashed';
  return openJournal({
    directory,
    name: 'audit',
    schema: auditEntrySchema,
    sensitivity: sealing.keep('audit', { kind: 'none', because }),
    lockWaitMs: 2_000,
  });
}
