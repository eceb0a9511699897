import { relistSessions } from '@selfware/agent';
import { repairPart } from './repair-part.ts';
import type { PartFinding, State, StoredPart } from './stored-part.ts';
import { listOptions, namesOf } from './verify-stored.ts';

/** Repairs parts, and writes sessions into their list again that it does not have as their journals tell. */
export async function repairStored(
  state: State,
  parts: readonly StoredPart[],
): Promise<readonly PartFinding[]> {
  const findings: PartFinding[] = [];
  for (const part of parts) findings.push(await repairPart(part, state));
  const list = findings.find(({ kind }) => kind === 'session-list');
  if (list?.status !== 'whole' && list?.status !== 'repaired') return findings;
  const ids = namesOf(findings, ['whole', 'repaired']);
  const relisted = await relistSessions(listOptions(state), ids);
  if (relisted.length === 0) return findings;
  const told = relisted.map((id) => `session ${id} is in it again`);
  const repaired = { ...list, status: 'repaired', findings: [...list.findings, ...told] } as const;
  return findings.map((finding) => (finding === list ? repaired : finding));
}
