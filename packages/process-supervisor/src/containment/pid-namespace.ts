import { spawn } from 'node:child_process';
import { openSpace, type Encloser } from './enclosure.ts';

// pid 1 of a namespace is sent no signal that it has no handler for, so the program is not pid 1. What ends by signal n ends with 128 + n.
const innerProgram = ['/bin/sh', '-c', '"$@"', 'sh'] as const;

/** PID namespaces that die with this process; absent where the machine does not let us make one, which is tried. */
export async function openPidNamespaces(): Promise<Encloser | undefined> {
  if (process.platform !== 'linux') return undefined;
  if (!(await canMakeOne())) return undefined;
  const containment = 'pid-namespace';
  return {
    containment,
    enclose: () => Promise.resolve({ ...openSpace(containment), wrap: enterNamespace }),
    close: () => Promise.resolve(),
  };
}

function enterNamespace(argv: readonly [string, ...string[]]): readonly [string, ...string[]] {
  // The parent's death kills unshare, and the end of unshare kills the namespace.
  const isRoot = process.getuid?.() === 0;
  return [
    '/usr/bin/setpriv',
    ...['--pdeathsig', 'KILL', '--'],
    ...['/usr/bin/unshare', '--pid', '--fork', '--kill-child=KILL', '--mount-proc'],
    ...(isRoot ? [] : ['--user', '--map-current-user']),
    ...['--', ...innerProgram, ...argv],
  ];
}

function canMakeOne(): Promise<boolean> {
  const [executable, ...args] = enterNamespace(['/bin/true']);
  return new Promise((resolve) => {
    const child = spawn(executable, args, { cwd: '/', env: {}, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
