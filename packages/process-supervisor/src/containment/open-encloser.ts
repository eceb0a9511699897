import type { Containment } from '@selfware/contracts';
import { openCgroups } from './cgroup.ts';
import { openSpace, type ContainmentWish, type Encloser } from './enclosure.ts';
import { openPidNamespaces } from './pid-namespace.ts';

/** Opens what was wished for, or what comes next to it, with a notice. */
export async function openEncloser(wish: ContainmentWish, name: string): Promise<Encloser> {
  if (wish === 'guard') return guardAlone();
  const found =
    wish === 'cgroup'
      ? await openCgroups(name)
      : ((await openPidNamespaces()) ??
        (wish === 'strongest' ? await openCgroups(name) : undefined));
  return found ?? { ...guardAlone(), ...(wish !== 'strongest' && { notice: missing[wish] }) };
}

const missing: Readonly<Record<'cgroup' | 'pid-namespace', string>> = {
  cgroup: 'held by the guard alone: this process may not divide its cgroup',
  'pid-namespace': 'held by the guard alone: this process may not make a PID namespace',
};

function guardAlone(): Encloser {
  const containment: Containment = process.platform === 'linux' ? 'guard' : 'group-only';
  return {
    containment,
    enclose: () => Promise.resolve(openSpace(containment)),
    close: () => Promise.resolve(),
  };
}
