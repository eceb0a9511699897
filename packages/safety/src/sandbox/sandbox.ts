import type { ProgramOutcome, ProgramSpecification } from '@selfware/contracts';
import type { SandboxLevel } from './sandbox-policy.ts';

/**
 * How an attempt to escape ended. `held`: nothing outside was reached. `lacking`: it went through and the level says so in `lacks`.
 * `not-possible-here`: it could not be tried, and `why` says what was missing.
 */
export interface ProbeResult {
  readonly name: string;
  readonly outcome: 'held' | 'escaped' | 'lacking' | 'not-possible-here';
  /** What was seen; empty where there is nothing to tell. */
  readonly why: string;
}

/** A way to run programs confined. */
export interface Sandbox {
  readonly level: SandboxLevel;
  /** Why it is no better level, one sentence each; empty for the best. */
  readonly reasons: readonly string[];
  /** What this level does not hold, one sentence each. */
  readonly lacks: readonly string[];
  /** Directories that programs can write, beside their own `/tmp`. */
  readonly writable: readonly string[];
  /** Whether `/tmp` lasts from one program to the next, or each has one of its own. */
  readonly temporary: 'each' | 'lasting';
  /** What was found when it was made; empty where the test was skipped. */
  readonly probes: readonly ProbeResult[];
  /** Looks again for repositories and settings in directories beneath: those that exist then are covered in programs that are wrapped after. */
  refresh(): Promise<void>;
  /** The same program, confined. What it is given as environment is all that it gets. Throws `safety/sandbox-policy` for a relative directory. */
  wrap(specification: ProgramSpecification): ProgramSpecification;
  /** One sentence where a program that ran in it failed as programs do when a sandbox holds; absent where nothing points there. */
  explain(outcome: ProgramOutcome): string | undefined;
  /** Removes its `/tmp` where that lasts; nothing is to be wrapped after. */
  close(): Promise<void>;
  /** Tries to escape from this very sandbox. Rejects with `safety/no-sandbox` when it does not start. */
  selfTest(): Promise<readonly ProbeResult[]>;
}
