import {
  BlobDamagedError,
  openBlobStore,
  repairJournal,
  type BlobStore,
} from '@selfware/persistence';
import type { PartFinding, State, StoredPart } from './stored-part.ts';
import { judgeError, verifyPart } from './verify-part.ts';

/** Verifies one part and repairs it when it is not whole: damage goes to `quarantine/`, the rest stays. */
export async function repairPart(part: StoredPart, state: State): Promise<PartFinding> {
  const found = await verifyPart(part, state);
  if (found.status !== 'damaged' && found.status !== 'torn') return found;
  try {
    return await repairFound(part, { found, state });
  } catch (error) {
    const { status, findings } = judgeError(error);
    return { ...found, status, findings: [...found.findings, ...findings] };
  }
}

async function repairFound(
  part: StoredPart,
  { found, state }: { readonly found: PartFinding; readonly state: State },
): Promise<PartFinding> {
  const quarantined =
    part.kind === 'blobs'
      ? await setBlobsAside(part.directory, state)
      : (await repairJournal(part.journal)).quarantined;
  const after = await verifyPart(part, state);
  if (after.status === 'whole' || after.status === 'repaired')
    return { ...found, status: 'repaired', quarantined };
  const findings = [...new Set([...found.findings, ...after.findings])];
  return { ...after, findings, quarantined };
}

async function setBlobsAside(directory: string, { sealing }: State): Promise<readonly string[]> {
  await using blobs = await openBlobStore({ directory, sensitivity: sealing.blobs });
  const quarantined: string[] = [];
  for (const { hash, status } of await blobs.verify())
    if (status === 'damaged') quarantined.push(...(await setAside(blobs, hash)));
  return quarantined;
}

async function setAside(blobs: BlobStore, hash: string): Promise<readonly string[]> {
  try {
    await blobs.get(hash);
    return [];
  } catch (error) {
    if (!(error instanceof BlobDamagedError)) throw error;
    const { quarantined } = error.details;
    return typeof quarantined === 'string' ? [quarantined] : [];
  }
}
