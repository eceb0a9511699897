import { join } from 'node:path';
import type { ProgramSpecification } from '@selfware/contracts';
import { SandboxPolicyError } from '../../errors.ts';
import { isBeneath } from '../places/gather-places.ts';
import type { CoveredPlace, Places } from '../places/places.ts';
import { wholeLimits, type SandboxLimits } from '../sandbox-limits.ts';
import type { SandboxNetworkPath } from '../sandbox-policy.ts';

/** What a level builds its words from. */
export interface SandboxParts {
  readonly places: Places;
  /** What is covered beside, as it was found last; absent means nothing. */
  readonly nested?: () => readonly CoveredPlace[];
  readonly network?: SandboxNetworkPath;
  /** Absent means `pairs`. */
  readonly unixSockets?: 'pairs' | 'any';
  /** The Node that bridges to the network. */
  readonly node: string;
  /** Absent means the defaults. */
  readonly limits?: SandboxLimits;
  /** What a program gets that names no environment of its own. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A program on its way into a sandbox: with its whole environment, and run beside the bridge where there is a network. */
export interface PreparedProgram {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The first process of a process namespace ignores signals, so the program is its child; all of them end with it. The limits are set within
 * the user namespace, where only what runs there is counted; Debian's `sh` and bash name the one of processes differently.
 */
export function firstProcess(limits?: SandboxLimits): readonly string[] {
  const { processes, processMemoryBytes } = wholeLimits(limits);
  const count = String(processes);
  const data =
    processMemoryBytes === undefined
      ? ''
      : `ulimit -d ${String(Math.ceil(processMemoryBytes / 1_024))} && `;
  const limit = `{ ulimit -p ${count} || ulimit -u ${count}; } 2>/dev/null; ${data}exec "$@"`;
  return ['/bin/sh', '-c', `(${limit}); exit $?`, 'sh'];
}

/** The places with what was found in directories beneath, where nothing covers it already. */
export function placesNow({ places, nested }: SandboxParts): Places {
  const covered = places.covered.map(({ base, names }) => join(base, ...names));
  const isNew = ({ base, names }: CoveredPlace): boolean =>
    !covered.some((one) => isBeneath(join(base, ...names), one));
  return { ...places, covered: [...places.covered, ...(nested?.() ?? []).filter(isNew)] };
}

/** The words that every level mounts by, in the language of bubblewrap, behind the read-only root and the private directories. */
export function mountWords({ writable, readable, temporary }: Places): readonly string[] {
  return [
    ...(temporary === undefined ? [] : ['--bind', temporary, '/tmp']),
    ...readable.flatMap(({ source, path }) => ['--ro-bind', source, path]),
    ...writable.toSorted().flatMap((path) => ['--bind', path, path]),
  ];
}

/** What the script around a sandbox gets, in this order. */
export interface AroundProgram {
  readonly script: string;
  readonly words: readonly string[];
  /** Further descriptors, by the numbers that `freeDescriptors` gave. */
  readonly descriptors?: NonNullable<ProgramSpecification['descriptors']>;
}

// What Linux takes as one word of a command line, and a margin.
const longestWord = 120_000;

/**
 * A specification for the script around a sandbox; nothing of the program's environment reaches what runs outside. A script that is too
 * long for a word comes through a descriptor. Throws `safety/sandbox-policy` where that takes more descriptors than a shell can name.
 */
export function aroundProgram(
  specification: ProgramSpecification,
  { script, words, descriptors = [] }: AroundProgram,
): ProgramSpecification {
  const given = [...(specification.descriptors ?? []), ...descriptors];
  const usual = { ...specification, cwd: '/', environment: {}, descriptors: given };
  const [shell, name] = [['/bin/sh', '-c'] as const, 'selfware-sandbox'];
  const source = new TextEncoder().encode(script);
  if (source.length <= longestWord) return { ...usual, argv: [...shell, script, name, ...words] };
  const [fd = 10] = freeDescriptors(given.map((one) => one.fd));
  if (fd > 9)
    throw new SandboxPolicyError({
      message: `expected at most 4 descriptors beside so many protected paths, got more`,
      hint: 'Give the program fewer descriptors, or protect directories instead of what is in them.',
    });
  const read = `script=$(cat <&${String(fd)}) && exec ${String(fd)}<&- && eval "$script"`;
  return {
    ...usual,
    argv: [...shell, read, name, ...words],
    descriptors: [...given, { fd, source }],
  };
}

/** Numbers that neither the program nor the script around it (its input at 8, its lock at 9) uses, lowest first. */
export function freeDescriptors(taken: readonly number[]): readonly number[] {
  const numbers = Array.from({ length: taken.length + 5 }, (_, index) => index + 3);
  return numbers.filter((fd) => fd !== 8 && fd !== 9 && !taken.includes(fd));
}
