import type { ProxyRefusal } from '../network/proxy/proxy-parts.ts';
import type { SandboxLimits } from './sandbox-limits.ts';

/** How strongly a program is confined: by bubblewrap and a filter for system calls, by namespaces alone, or not at all. */
export type SandboxLevel = 'bubblewrap' | 'namespaces' | 'none';

/** The one way out: a proxy on a Unix socket, as `openSandboxNetwork` makes it. */
export interface SandboxNetworkPath {
  /** The directory with the socket; it is bound read-only. */
  readonly directory: string;
  readonly socketPath: string;
  /** The hosts that can be reached there, for whoever asks why one cannot; absent means that they are not told. */
  readonly hosts?: readonly string[];
  /** The port of the loopback inside that leads there. */
  readonly port: number;
  /** What was refused there since it was asked for last; absent means that it is not told. */
  readonly takeRefusals?: () => readonly ProxyRefusal[];
  /** What tells programs of it; laid over the environment of each. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What a sandbox gives away. Everything that is absent means the strictest. */
export interface SandboxPolicy {
  /** Which levels will do; absent means `bubblewrap` and `namespaces`. `none` must be written out. */
  readonly levels?: readonly SandboxLevel[];
  /** Absent means none. */
  readonly network?: 'none' | SandboxNetworkPath;
  /**
   * Absent means `pairs`: sockets that are connected from the start, so that none outside is reached, whenever it was made. `any` lets
   * programs listen and connect within; sockets of this machine are hidden then as they are when a program starts.
   */
  readonly unixSockets?: 'pairs' | 'any';
  /**
   * Absent means `each`: every program has an empty `/tmp` of its own, in memory. `lasting` keeps it until `close`, in a directory of whoever
   * makes the sandbox, without a limit of its size; it stays `each` where the workspace or something else that is shown lies in `/tmp`.
   */
  readonly temporary?: 'each' | 'lasting';
  /** Absent means the usual ones. */
  readonly limits?: SandboxLimits;
  /** Absolute directories that may be written beside the workspace; they must exist. */
  readonly writable?: readonly string[];
  /**
   * Paths that are read-only, absolute or beneath the workspace, beside the usual ones; covered also while they do not exist. One that
   * ends in `/` is a directory then, else a file.
   */
  readonly protectedPaths?: readonly string[];
  /** Of the usual protected paths those that may be written, as they are named in the list. */
  readonly unprotected?: readonly string[];
  /** Files and directories that are empty inside, beside the user's credentials; absolute or beneath the workspace. */
  readonly hidden?: readonly string[];
  /** Of the user's credentials those that may be read: paths beneath the home directory, such as `.npmrc`. */
  readonly shown?: readonly string[];
}
