import type { Duplex } from 'node:stream';

/** Where a connection is to go. */
export interface DialTarget {
  /** An IP address that was judged, never a name. */
  readonly address: string;
  readonly port: number;
  /** Aborted when another address won the race, or the caller gave up. */
  readonly signal: AbortSignal;
}

/** Opens a raw TCP connection; rejects when there is none. */
export type Dial = (target: DialTarget) => Promise<Duplex>;
