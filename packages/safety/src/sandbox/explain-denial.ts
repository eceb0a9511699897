import type { ProgramOutcome } from '@selfware/contracts';
import type { ProxyRefusal } from '../network/proxy/proxy-parts.ts';
import { findNamedPath } from './find-named-path.ts';

/** What a sandbox left a program; what is absent or empty was not left to it. */
export interface SandboxReach {
  /** Directories that it could write, beside its own temporary one. */
  readonly writable: readonly string[];
  /** Hosts that it could reach; empty means no network at all. */
  readonly hosts: readonly string[];
  /** Absolute paths within them that it could not write. */
  readonly covered?: readonly string[];
  /** What its proxy refused while it ran. */
  readonly refusals?: readonly ProxyRefusal[];
}

interface Sign {
  readonly pattern: RegExp;
  /** Absent where the pattern alone says too little. */
  readonly tells: (reach: SandboxReach, text: string) => string | undefined;
}

// What the C library and the usual programs say; whatever the language, the names of the errors stay.
const signs: readonly Sign[] = [
  {
    pattern: /Read-only file system|\bEROFS\b|Device or resource busy|\bEBUSY\b/u,
    tells: (reach, text) =>
      tellProtected(reach, text) ??
      `it tried to write where only reading is possible; it may write ${reach.writable.join(', ')} and /tmp`,
  },
  {
    pattern: /No such file or directory|\bENOENT\b|[Dd]irectory nonexistent/u,
    tells: tellProtected,
  },
  {
    pattern:
      /docker\.sock|Docker daemon|podman[^\n]*\bsock|authentication agent|[Cc]annot open display|[Cc]an't open display/u,
    tells: () =>
      'it wanted a program outside, such as a container engine, an agent for keys or a screen, whose sockets are not in here',
  },
  {
    pattern:
      /Network is unreachable|Temporary failure in name resolution|Could not resolve host|Name or service not known|\bENETUNREACH\b|\bEAI_AGAIN\b|\bENOTFOUND\b|host-not-listed|address-refused|[Pp]roxy response \(403\)|tunnel failed, response 403|code 403 from proxy|[Tt]unnel connection failed: 403/u,
    tells: ({ hosts }) =>
      hosts.length === 0
        ? 'it tried to use the network, of which there is none in here'
        : `it tried to reach a place that its proxy refused; these hosts can be reached: ${hosts.join(', ')}`,
  },
  {
    pattern: /\bsocket\b[^\n]*[Oo]peration not permitted|\b(?:listen|connect) EPERM\b/u,
    tells: ({ hosts }) =>
      hosts.length === 0
        ? 'it opened a socket, of which there are only connected pairs in here'
        : 'it opened a socket that is not possible in here',
  },
  {
    pattern:
      /fork[^\n]*Resource temporarily unavailable|[Cc]annot fork|[Cc]an't fork|spawn[^\n]* EAGAIN|pthread_create/u,
    tells: () => 'it started more processes and threads than there may be in here',
  },
  {
    pattern: /No space left on device|\bENOSPC\b/u,
    tells: () => 'it filled the disk or /tmp, which is small in here',
  },
  {
    pattern: /Operation not permitted|Permission denied|\bEPERM\b|\bEACCES\b/u,
    tells: () => 'it tried something that is not permitted in here',
  },
];

const maxLooked = 65_536;

/**
 * One sentence for whoever ran a program in a sandbox that then failed as programs do when a sandbox holds; absent when it ended well or
 * nothing points there. It tells what can be done without weakening the sandbox.
 */
export function explainDenial(
  { status, exitCode, signal, stdout, stderr }: ProgramOutcome,
  reach: SandboxReach,
): string | undefined {
  if (status === 'exited' && exitCode === 0) return undefined;
  if (signal === 'SIGSYS') return told('it made a system call that is not possible in here');
  const text = `${stderr.text().slice(-maxLooked)}\n${stdout.text().slice(-maxLooked)}`;
  const [refusal] = reach.refusals ?? [];
  if (refusal !== undefined) return told(tellRefusal(refusal, reach));
  for (const { pattern, tells } of signs) {
    const what = pattern.test(text) ? tells(reach, text) : undefined;
    if (what !== undefined) return told(what);
  }
  return undefined;
}

function tellProtected({ covered = [] }: SandboxReach, text: string): string | undefined {
  const path = findNamedPath(text, covered);
  return path === undefined
    ? undefined
    : `${path} is protected, also while it does not exist, because git, editors or agents obey what stands there`;
}

function tellRefusal({ host, port, rule }: ProxyRefusal, { hosts }: SandboxReach): string {
  const place = `${JSON.stringify(host)} at port ${String(port)}`;
  if (rule === 'host-not-listed')
    return `its proxy refused ${place}, which is not among the listed hosts: ${hosts.join(', ')}`;
  if (rule === 'address-refused')
    return `its proxy refused ${place}: the host is listed, but its address is private, is not opened by the policy or does not answer`;
  return `its proxy refused ${place}, which is no place that a request can go to`;
}

function told(what: string): string {
  return `this ran in a sandbox and may have failed for it: ${what}. Do what is needed inside the workspace, or say what the user should run`;
}
