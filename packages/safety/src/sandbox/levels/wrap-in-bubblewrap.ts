import type { ProgramSpecification } from '@selfware/contracts';
import { buildHoldScript } from '../scripts/build-hold-script.ts';
import { wholeLimits, type SandboxLimits } from '../sandbox-limits.ts';
import { buildSeccompFilter } from '../seccomp/build-seccomp-filter.ts';
import { systemCallRules } from '../seccomp/system-call-rules.data.ts';
import { withSockets, type SocketFamily } from '../seccomp/with-sockets.ts';
import { prepareProgram } from './prepare-program.ts';
import {
  aroundProgram,
  firstProcess,
  freeDescriptors,
  mountWords,
  placesNow,
  type SandboxParts,
} from './sandbox-parts.ts';

/** How one program is confined. */
export type Wrap = (specification: ProgramSpecification) => ProgramSpecification;

/** The words of the confinement itself; without any one of them there is a way out. */
export function bubblewrapWords(limits?: SandboxLimits): readonly string[] {
  const size = ['--size', String(wholeLimits(limits).tmpBytes)];
  return [
    ...['--unshare-user', '--unshare-all', '--disable-userns', '--cap-drop', 'ALL'],
    ...['--new-session', '--die-with-parent', '--as-pid-1', '--clearenv'],
    // As root its settings could be written without any capability.
    ...['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--remount-ro', '/proc'],
    ...['--perms', '1777', ...size, '--tmpfs', '/dev/shm', '--remount-ro', '/dev'],
    ...['--perms', '1777', ...size, '--tmpfs', '/tmp', '--size', '67108864', '--tmpfs', '/run'],
  ];
}

/** What there is to say wherever programs can open Unix sockets. */
export const socketLack =
  'a Unix socket of this machine is hidden where it is found when a program starts; one that is made later, or that was bound by a relative path, can be reached where it can be read';

/** What a sandbox by bubblewrap does not hold, one sentence each. */
export function bubblewrapLacks(parts: SandboxParts): readonly string[] {
  return familiesOf(parts).includes(1) ? [socketLack] : [];
}

/** Confines by bubblewrap; environment and filter go through descriptors, so that no list of processes shows a value. */
export function wrapInBubblewrap(
  program: string,
  parts: SandboxParts,
  words: readonly string[] = bubblewrapWords(parts.limits),
): Wrap {
  const families = familiesOf(parts);
  const filter = buildSeccompFilter(withSockets(systemCallRules, families));
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
    return aroundProgram(specification, {
      script: buildHoldScript(placesNow(parts), starter, { hidesSockets: families.includes(1) }),
      words: [...firstProcess(parts.limits), ...argv],
      descriptors: [
        {
          fd: forWords,
          source: new TextEncoder().encode(inner.map((word) => `${word}\0`).join('')),
        },
        { fd: forFilter, source: filter },
      ],
    });
  };
}

// The way to a proxy is a Unix socket, and programs inside know it by a port.
function familiesOf({ network, unixSockets }: SandboxParts): readonly SocketFamily[] {
  if (network !== undefined) return [1, 2, 10];
  return unixSockets === 'any' ? [1] : [];
}
