/** How much of the machine a program in a sandbox can take. What is absent has its default. */
export interface SandboxLimits {
  /** What fits into each of `/tmp` and `/dev/shm`, which are memory; absent means 1 GiB. */
  readonly tmpBytes?: number;
  /** Processes and threads at once; absent means 4,096. A program that runs as root is not held to it. */
  readonly processes?: number;
  /** What each process may have of data (not all of them together); absent means no limit. */
  readonly processMemoryBytes?: number;
}

/** Limits without gaps. */
export interface WholeLimits {
  readonly tmpBytes: number;
  readonly processes: number;
  readonly processMemoryBytes: number | undefined;
}

/** Fills in the defaults. */
export function wholeLimits({
  tmpBytes = 1_073_741_824,
  processes = 4_096,
  processMemoryBytes,
}: SandboxLimits = {}): WholeLimits {
  return { tmpBytes, processes, processMemoryBytes };
}
