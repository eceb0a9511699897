import type { ProgramSpecification } from '@selfware/contracts';
import type { Places } from '../places/places.ts';
import type { SandboxNetworkPath } from '../sandbox-policy.ts';

/** What a level builds its words from. */
export interface SandboxParts {
  readonly places: Places;
  readonly network?: SandboxNetworkPath;
  /** The Node that bridges to the network. */
  readonly node: string;
  /** What a program gets that names no environment of its own. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A program on its way into a sandbox: with its whole environment, and run beside the bridge where there is a network. */
export interface PreparedProgram {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The first process of a process namespace ignores signals, so the program is its child; all of them end with it. */
export const firstProcess: readonly string[] = ['/bin/sh', '-c', '(exec "$@"); exit $?', 'sh'];

/** The words that every level mounts by, in the language of bubblewrap, behind the read-only root and the private directories. */
export function mountWords({ writable, readable }: Places): readonly string[] {
  return [
    ...readable.flatMap((path) => ['--ro-bind', path, path]),
    ...writable.toSorted().flatMap((path) => ['--bind', path, path]),
  ];
}

/** A specification for the script around a sandbox; nothing of the program's environment reaches what runs outside. */
export function aroundProgram(
  specification: ProgramSpecification,
  script: string,
  words: readonly string[],
): ProgramSpecification {
  return {
    ...specification,
    argv: ['/bin/sh', '-c', script, 'selfware-sandbox', ...words],
    cwd: '/',
    environment: {},
  };
}
