import type { SealedPlace } from '../vault/vault.ts';

/** What a sealed record is bound to: its number too, so that nobody repeats it or changes the order. */
export function placeOfRecord(journal: string, id: string, sequence: number): SealedPlace {
  return { kind: `journal:${journal}`, id, generation: sequence };
}

/** What a sealed snapshot is bound to. */
export function placeOfSnapshot(journal: string, id: string, through: number): SealedPlace {
  return { kind: `journal-snapshot:${journal}`, id, generation: through };
}
