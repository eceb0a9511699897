import type { ProgramSpecification } from '@selfware/contracts';
import { buildHoldScript } from '../scripts/build-hold-script.ts';
import { buildSeccompFilter } from '../seccomp/build-seccomp-filter.ts';
import { systemCallRules } from '../seccomp/system-call-rules.data.ts';
import { withInternetSockets } from '../seccomp/with-internet-sockets.ts';
import { prepareProgram } from './prepare-program.ts';
import { aroundProgram, firstProcess, mountWords, type SandboxParts } from './sandbox-parts.ts';

/** How one program is confined. */
export type Wrap = (specification: ProgramSpecification) => ProgramSpecification;

/** The words of the confinement itself; without any one of them there is a way out. */
export const bubblewrapWords: readonly string[] = [
  ...['--unshare-user', '--unshare-all', '--disable-userns', '--cap-drop', 'ALL'],
  ...['--new-session', '--die-with-parent', '--as-pid-1', '--clearenv'],
  // As root its settings could be written without any capability.
  ...['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--remount-ro', '/proc'],
  ...['--perms', '1777', '--tmpfs', '/tmp', '--tmpfs', '/run'],
];

/** Confines by bubblewrap; environment and filter go through descriptors, so that no list of processes shows a value. */
export function wrapInBubblewrap(
  program: string,
  parts: SandboxParts,
  words: readonly string[] = bubblewrapWords,
): Wrap {
  const rules =
    parts.network === undefined ? systemCallRules : withInternetSockets(systemCallRules);
  const filter = buildSeccompFilter(rules);
  return (specification) => {
    const { argv, cwd, environment } = prepareProgram(specification, parts);
    const given = specification.descriptors ?? [];
    const [forWords = 3, forFilter = 4] = freeDescriptors(given.map(({ fd }) => fd));
    const inner = [
      ...words,
      ...mountWords(parts.places),
      ...Object.entries(environment).flatMap(([name, value]) => ['--setenv', name, value]),
      ...['--chdir', cwd],
    ];
    const starter = [program, '--args', String(forWords), '--seccomp', String(forFilter)];
    const script = buildHoldScript(parts.places, starter);
    return {
      ...aroundProgram(specification, script, [...firstProcess, ...argv]),
      descriptors: [
        ...given,
        {
          fd: forWords,
          source: new TextEncoder().encode(inner.map((word) => `${word}\0`).join('')),
        },
        { fd: forFilter, source: filter },
      ],
    };
  };
}

// The script around it has its input at 8 and its lock at 9.
function freeDescriptors(taken: readonly number[]): readonly number[] {
  const numbers = Array.from({ length: taken.length + 4 }, (_, index) => index + 3);
  return numbers.filter((fd) => fd !== 8 && fd !== 9 && !taken.includes(fd));
}
