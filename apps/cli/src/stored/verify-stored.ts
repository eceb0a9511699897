import { join } from 'node:path';
import { findMislisted, type SessionStoreOptions } from '@selfware/agent';
import type { PartFinding, State, StoredPart } from './stored-part.ts';
import { verifyPart } from './verify-part.ts';

/** Verifies parts, and the list of sessions against the sessions; changes nothing. */
export async function verifyStored(
  state: State,
  parts: readonly StoredPart[],
): Promise<readonly PartFinding[]> {
  const findings: PartFinding[] = [];
  // One after the other: a state may be large.
  for (const part of parts) findings.push(await verifyPart(part, state));
  const list = findings.find(({ kind }) => kind === 'session-list');
  if (list?.status !== 'whole' && list?.status !== 'repaired') return findings;
  const options = listOptions(state);
  const mislisted = await findMislisted(options, namesOf(findings, ['whole', 'repaired']));
  if (mislisted.length === 0) return findings;
  return findings.map((finding) => (finding === list ? notListed(finding, mislisted) : finding));
}

/** How the list of sessions is opened. */
export function listOptions({ directory, sealing }: State): SessionStoreOptions {
  const because = 'what is written again was redacted when it was first written';
  const sensitivity = sealing.keep('sessions', { kind: 'none', because });
  return { directory: join(directory, 'sessions'), sensitivity };
}

/** The ids of the sessions that were found so. */
export function namesOf(
  findings: readonly PartFinding[],
  statuses: readonly PartFinding['status'][],
): readonly string[] {
  return findings
    .filter(({ kind, status }) => kind === 'session' && statuses.includes(status))
    .map(({ name }) => name);
}

function notListed(finding: PartFinding, ids: readonly string[]): PartFinding {
  const findings = ids.map((id) => `it does not have session ${id} as the session's journal tells`);
  return { ...finding, status: 'damaged', findings: [...finding.findings, ...findings] };
}
