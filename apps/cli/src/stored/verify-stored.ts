import { join } from 'node:path';
import { findEnded, findMislisted, type SessionStoreOptions } from '@selfware/agent';
import type { PartFinding, StoredPart } from './stored-part.ts';
import { verifyPart } from './verify-part.ts';

/** Verifies parts, and the list of sessions against the sessions; changes nothing. */
export async function verifyStored(
  stateDirectory: string,
  parts: readonly StoredPart[],
): Promise<readonly PartFinding[]> {
  const findings: PartFinding[] = [];
  // One after the other: a state may be large.
  for (const part of parts) findings.push(await verifyPart(part));
  const list = findings.find(({ kind }) => kind === 'session-list');
  if (list?.status !== 'whole' && list?.status !== 'repaired') return findings;
  const options = listOptions(stateDirectory);
  const ended = new Set(await findEnded(options));
  const mislisted = await findMislisted(options, namesOf(findings, ['whole', 'repaired']));
  return findings.map((finding) => {
    if (finding === list && mislisted.length > 0) return notListed(finding, mislisted);
    const isCut =
      finding.kind === 'session' && finding.status === 'torn' && ended.has(finding.name);
    return isCut ? cutOff(finding) : finding;
  });
}

/** How the list of sessions is opened. */
export function listOptions(stateDirectory: string): SessionStoreOptions {
  const because = 'what is written again was redacted when it was first written';
  return { directory: join(stateDirectory, 'sessions'), sensitivity: { kind: 'none', because } };
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

// What a kill leaves looks the same; but of what a kill left, nobody knows an end.
function cutOff(finding: PartFinding): PartFinding {
  const missing = 'its end is missing, which the list of sessions knows';
  return { ...finding, status: 'damaged', findings: [...finding.findings, missing] };
}
