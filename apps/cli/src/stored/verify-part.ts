import { SelfwareError } from '@selfware/contracts';
import {
  LockedError,
  openBlobStore,
  plainDirectory,
  verifyJournal,
  type JournalLocation,
  type JournalState,
} from '@selfware/persistence';
import { verifyAuditLog } from '@selfware/safety';
import { readAuditAt } from '../audit/open-audit.ts';
import { describeDamage } from './describe-damage.ts';
import type { Sealing } from '../sealing/sealing.ts';
import type { PartFinding, State, StoredPart } from './stored-part.ts';

/** Reads every byte of one part and changes nothing. */
export async function verifyPart(part: StoredPart, { sealing }: State): Promise<PartFinding> {
  const { kind, name } = part;
  const found = { kind, name, quarantined: [] };
  try {
    if (part.kind === 'blobs') return { ...found, ...(await verifyBlobs(part.directory, sealing)) };
    const state = await verifyJournal(part.journal);
    return { ...found, ...(await judgeJournal(part, state, sealing)) };
  } catch (error) {
    return { ...found, ...judgeError(error) };
  }
}

/** What an error says of the part that it ended; what is out of reach must not hide the others. */
export function judgeError(error: unknown): Judgement {
  if (error instanceof LockedError) return { status: 'in-use', findings: [] };
  if (!SelfwareError.isInstance(error)) throw error;
  return { status: 'unreadable', findings: [error.message] };
}

type Judgement = Pick<PartFinding, 'status' | 'findings'>;

async function verifyBlobs(directory: string, sealing: Sealing): Promise<Judgement> {
  await using blobs = await openBlobStore({ directory, sensitivity: sealing.blobs });
  const states = await blobs.verify();
  const damaged = states.filter(({ status }) => status === 'damaged');
  const findings = damaged.map(({ hash }) => `blob ${hash} has other bytes than its name says`);
  return { status: findings.length === 0 ? 'whole' : 'damaged', findings };
}

async function judgeJournal(
  { kind, journal }: Extract<StoredPart, { journal: object }>,
  state: JournalState,
  sealing: Sealing,
): Promise<Judgement> {
  const { status, lastSequence } = state;
  const findings = describeDamage(state);
  if (status === 'torn') return { status, findings };
  if (status === 'damaged') return { status, findings };
  // What is missing beside a quarantine was set aside and told; nothing else explains why records are not there.
  if (status === 'incomplete')
    return { status: (await hasQuarantine(journal)) ? 'repaired' : 'lost', findings };
  // The list and every session begin with a record that is written before anything else is acknowledged.
  if (lastSequence === 0 && kind === 'session')
    return { status: 'lost', findings: ['there is no record left of it'] };
  if (status === 'absent' && kind === 'session-list')
    return { status: 'damaged', findings: ['it is not there'] };
  const hasEntries = kind === 'audit' && lastSequence > 0;
  return hasEntries ? verifyEntries(journal.directory, sealing) : { status: 'whole', findings };
}

async function hasQuarantine({ directory }: Pick<JournalLocation, 'directory'>): Promise<boolean> {
  return (await plainDirectory(directory).stat('quarantine')) !== undefined;
}

async function verifyEntries(directory: string, sealing: Sealing): Promise<Judgement> {
  const verified = await verifyAuditLog(readAuditAt(directory, sealing));
  if (verified.ok) return { status: 'whole', findings: [] };
  const { index, reason } = verified.failure;
  return { status: 'lost', findings: [`entry ${String(index)} was changed: ${reason}`] };
}
