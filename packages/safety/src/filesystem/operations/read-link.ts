import { readlink } from 'node:fs/promises';
import type { PathGate } from '../path-gate.ts';
import { pathAt } from '../place.ts';

/** See `Root.readLink`. */
export function readLink(gate: PathGate, path: string): Promise<string> {
  return gate.at(path, { intent: 'read', followFinal: false }, async (place) => {
    const target = await readlink(pathAt(place));
    await place.confirm();
    return target;
  });
}
