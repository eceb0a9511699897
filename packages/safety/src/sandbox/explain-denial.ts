import type { ProgramOutcome } from '@selfware/contracts';

/** What a sandbox left a program; what is absent or empty was not left to it. */
export interface SandboxReach {
  /** Directories that it could write, beside its own temporary one. */
  readonly writable: readonly string[];
  /** Hosts that it could reach; empty means no network at all. */
  readonly hosts: readonly string[];
}

interface Sign {
  readonly pattern: RegExp;
  readonly tells: (reach: SandboxReach) => string;
}

// What the C library and the usual programs say; whatever the language, the names of the errors stay.
const signs: readonly Sign[] = [
  {
    pattern: /Read-only file system|\bEROFS\b|Device or resource busy/u,
    tells: ({ writable }) =>
      `it tried to write where only reading is possible; it may write ${writable.join(', ')} and /tmp`,
  },
  {
    pattern:
      /Network is unreachable|Temporary failure in name resolution|Could not resolve host|Name or service not known|\bENETUNREACH\b|\bEAI_AGAIN\b|\bENOTFOUND\b|host-not-listed|address-refused|[Pp]roxy response \(403\)|tunnel failed, response 403|code 403 from proxy|[Tt]unnel connection failed: 403/u,
    tells: ({ hosts }) =>
      hosts.length === 0
        ? 'it tried to use the network, of which there is none in here'
        : `it tried to reach a host that is not among these: ${hosts.join(', ')}`,
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
  const sign = signs.find(({ pattern }) => pattern.test(text));
  return sign === undefined ? undefined : told(sign.tells(reach));
}

function told(what: string): string {
  return `this ran in a sandbox and may have failed for it: ${what}. Do what is needed inside the workspace, or say what the user should run`;
}
