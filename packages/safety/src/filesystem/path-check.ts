import type { PathIntent, PathPolicy } from './policy/path-policy.ts';
import { assertWritable } from './protect-place.ts';

/** A path by its names: as it was asked for, and behind every link. */
export interface JudgedNames {
  readonly requested: readonly string[];
  readonly real: readonly string[];
}

/** Throws `safety/path-protected` or `safety/path-denied` for what the policy of a root forbids. */
export type PathCheck = (names: JudgedNames, intent: PathIntent) => void;

/** What a root enforces of a policy: what it denies. What asks is the judge's to decide. */
export function createPathCheck({ protectedPaths = [] }: PathPolicy): PathCheck {
  return ({ requested, real }, intent) => {
    if (intent === 'read' || intent === 'list') return;
    assertWritable(real, protectedPaths);
    assertWritable(requested, protectedPaths);
  };
}
