import { buildHoldScript } from '../scripts/build-hold-script.ts';
import { enterNamespacesScript } from '../scripts/enter-namespaces.data.ts';
import { prepareProgram } from './prepare-program.ts';
import {
  aroundProgram,
  firstProcess,
  mountWords,
  placesNow,
  type SandboxParts,
} from './sandbox-parts.ts';
import { wholeLimits } from '../sandbox-limits.ts';
import { socketLack, type Wrap } from './wrap-in-bubblewrap.ts';

const unshareWords: readonly string[] = [
  // Who waits for the namespaces ends with the script around it, and takes them along.
  ...['setpriv', '--pdeathsig', 'KILL'],
  ...['unshare', '--user', '--map-root-user', '--mount', '--pid', '--net', '--ipc', '--uts'],
  ...['--cgroup', '--fork', '--kill-child', '--propagation', 'private', 'setsid', '--wait'],
];

/** What this level does not hold. */
export const namespaceLacks: readonly string[] = [
  'no filter for system calls: keyrings of the user, vsock and io_uring are as open as the kernel leaves them',
  socketLack,
  'values of the environment stand in the list of processes of this machine',
  'inside, every user is shown as root, who has no capability',
];

/** Confines by the tools of util-linux alone. */
export function wrapInNamespaces(parts: SandboxParts): Wrap {
  return (specification) => {
    const { argv, cwd, environment } = prepareProgram(specification, parts);
    const starter = [
      ...unshareWords,
      ...['sh', '-c', enterNamespacesScript, 'sh', String(wholeLimits(parts.limits).tmpBytes)],
      ...[...mountWords(parts.places), '--chdir', cwd],
    ];
    const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    return aroundProgram(specification, {
      script: buildHoldScript(placesNow(parts), starter, { hidesSockets: true }),
      words: ['env', '-i', ...variables, ...firstProcess(parts.limits), ...argv],
    });
  };
}
