import type { EffectGrant, Grant, PrefixGrant } from './grant.ts';

/** Where and when a grant is looked at. */
export interface GrantPlace {
  /** Absolute. */
  readonly workspace: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** One question inside a command. */
export interface AskedPart {
  readonly rule: string;
  /** The programs around it, the outermost first; `\uFFFD` stands for a word that nobody knows. */
  readonly programs: readonly (readonly string[])[];
}

/** True when a grant holds here and now. */
export function holds({ workspace, expiresAt }: Grant, place: GrantPlace): boolean {
  const isHere = workspace === undefined || workspace === place.workspace;
  return isHere && (expiresAt === undefined || place.now < expiresAt);
}

/** True when a grant answers this question; exact grants are for whole commands and answer none. */
export function grantCovers(grant: Grant, { rule, programs }: AskedPart): boolean {
  if (grant.kind === 'effect') return coversEffect(grant, rule);
  return grant.kind === 'argv-prefix' && programs.some((argv) => coversProgram(grant, argv));
}

function coversEffect(grant: EffectGrant, rule: string): boolean {
  return grant.rule === rule;
}

function coversProgram({ argv }: PrefixGrant, program: readonly string[]): boolean {
  if (argv.length === 0 || program.length < argv.length) return false;
  // A word that nobody knows may be anything, also what the prefix was never meant for.
  return argv.every((word, index) => program[index] === word) && !program.includes('\uFFFD');
}
