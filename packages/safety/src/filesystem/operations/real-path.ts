import { lstat } from 'node:fs/promises';
import type { PathGate } from '../path-gate.ts';
import { pathAt } from '../place.ts';

/** See `Root.realPath`. */
export function realPath(gate: PathGate, path: string): Promise<string> {
  return gate.at(path, { intent: 'list', followFinal: true }, async (place) => {
    await lstat(pathAt(place));
    return [gate.path === '/' ? '' : gate.path, ...place.names].join('/') || '/';
  });
}
