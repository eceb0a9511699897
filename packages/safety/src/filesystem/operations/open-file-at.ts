import { errnoOf } from '../error-code.ts';
import { asSafetyError } from '../filesystem-failure.ts';
import { openVetted, type FileAccess, type VettedFile } from '../open-vetted.ts';
import { shownName, type PathGate } from '../path-gate.ts';
import type { Place } from '../place.ts';

/** Opens the regular file at a path; the caller closes its handle. The names are those behind every link. */
export async function openFileAt(
  gate: PathGate,
  path: string,
  access: FileAccess,
): Promise<VettedFile & Pick<Place, 'names'>> {
  const names = gate.names(path);
  // Most paths end in no link. To open at once and to walk on when a link is met saves a look at every file.
  return (await openUnlessLink(gate, names, access)) ?? (await openAfterWalk(gate, names, access));
}

async function openUnlessLink(
  gate: PathGate,
  names: readonly string[],
  access: FileAccess,
): Promise<(VettedFile & Pick<Place, 'names'>) | undefined> {
  const place = await gate.hold(names, { intent: intentOf(access), followFinal: false });
  try {
    if (place.openFlags === 0) return undefined;
    return { ...(await openVetted(place, access)), names: place.names };
  } catch (error) {
    if (isLinkError(error)) return undefined;
    throw asSafetyError(error, shownName(names));
  } finally {
    place.release();
  }
}

function openAfterWalk(
  gate: PathGate,
  names: readonly string[],
  access: FileAccess,
): Promise<VettedFile & Pick<Place, 'names'>> {
  const passage = { intent: intentOf(access), followFinal: true };
  return gate.atNames(names, passage, async (place) => ({
    ...(await openVetted(place, access)),
    names: place.names,
  }));
}

function intentOf(access: FileAccess): 'read' | 'write' {
  return access === 'read' ? 'read' : 'write';
}

// FreeBSD says EMLINK.
function isLinkError(error: unknown): boolean {
  const code = errnoOf(error);
  return code === 'ELOOP' || code === 'EMLINK';
}
