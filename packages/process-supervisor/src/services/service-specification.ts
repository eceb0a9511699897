import type { ProgramSpecification } from '@selfware/contracts';

/** A program that is to stay. */
export interface ServiceSpecification {
  /** 1 to 64 letters, digits, `-`, `_` and `.`, beginning with a letter or digit. */
  readonly id: string;
  readonly program: ProgramSpecification;
  /** Absent: ready as soon as it runs. */
  readonly readiness?: Readiness;
  /** Absent: alive as long as it runs. */
  readonly liveness?: Liveness;
  /** Absent means never. */
  readonly restart?: RestartPolicy;
  /** Absent means 5,000: from SIGTERM to SIGKILL, in milliseconds. */
  readonly graceMs?: number;
  /** Resident memory of it and all that it started, in bytes; beyond it counts as a crash. Absent means no limit. */
  readonly maxMemoryBytes?: number;
  /** True: when it has failed for good, everything else is stopped, too. Absent means false. */
  readonly essential?: boolean;
  /** `session` (absent): dies with the supervisor. `detached`: outlives it for `timeToLiveMs`, with its output in a file. */
  readonly ownership?: 'session' | 'detached';
  /** Of a detached service only, which has to say it: milliseconds from its start, at most 30 days. */
  readonly timeToLiveMs?: number;
}

/** How it is asked whether a service works. */
export type Probe =
  /** A line of either stream matches. */
  | { readonly kind: 'log'; readonly pattern: RegExp }
  /** A connection is accepted; absent `host` means 127.0.0.1 or ::1. */
  | { readonly kind: 'tcp'; readonly port: number; readonly host?: string }
  /** An answer with a status from 200 to 399 to a request by `http:`; redirects are not followed. */
  | { readonly kind: 'http'; readonly url: string }
  /** A program that ends with 0. */
  | { readonly kind: 'command'; readonly program: ProgramSpecification };

/** When a service counts as ready. */
export interface Readiness {
  readonly probe: Probe;
  /** How long it may take, in milliseconds; later counts as a crash. */
  readonly timeoutMs: number;
  /** Between two questions; absent means 200. */
  readonly intervalMs?: number;
}

/** When a service that was ready does not work any more. */
export interface Liveness {
  /** Of the kind `log`: a line that matches has to come between two questions, as a heartbeat. */
  readonly probe: Probe;
  /** Between two questions, in milliseconds. */
  readonly intervalMs: number;
  /** How often in a row it may fail before the service is `unhealthy`; absent means 3. */
  readonly failures?: number;
}

/** What happens when a service ends by itself. */
export interface RestartPolicy {
  /** `on-failure`: unless it ended with 0. */
  readonly when: 'always' | 'on-failure';
  /** More restarts than `most` within `withinMs` are a failure for good (as the intensity of Erlang's supervisors); absent means 5 within 60,000. */
  readonly intensity?: { readonly most: number; readonly withinMs: number };
  /** Each delay is a random share of `min(capMs, baseMs * 2^n)`; absent means 200 and 30,000. */
  readonly backoff?: { readonly baseMs: number; readonly capMs: number };
  /** Ready for so long, and what happened before is forgotten; absent means 30,000. */
  readonly stableMs?: number;
}

/**
 * `starting` until it is ready; `ready`; `unhealthy`: runs, and does not answer; `stopping`; `stopped`: because it was asked to, or with 0;
 * `crashed`: ended, and is not started again; `backing-off`: waits to be started again; `failed`: did not start, or crashed too often.
 */
export type ServiceState =
  | 'starting'
  | 'ready'
  | 'unhealthy'
  | 'stopping'
  | 'stopped'
  | 'crashed'
  | 'backing-off'
  | 'failed';

/** A service at one moment. */
export interface ServiceStatus {
  readonly id: string;
  readonly state: ServiceState;
  readonly ownership: 'session' | 'detached';
  /** True when an earlier supervisor started it. */
  readonly isAdopted: boolean;
  /** Absent when it does not run. */
  readonly pid?: number;
  /** How often it was started again since it was last stable. */
  readonly restarts: number;
  /** A sentence on why it is in this state; absent when that goes without saying. */
  readonly reason?: string;
}
