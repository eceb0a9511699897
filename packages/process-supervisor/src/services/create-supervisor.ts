import { systemClock, type Clock } from '@selfware/contracts';
import type { ContainmentWish } from '../containment/enclosure.ts';
import type { ServiceLines } from './log/service-log.ts';
import type { ServiceSpecification, ServiceStatus } from './service-specification.ts';
import { Services, type ServicesRecovery } from './services.ts';

/** What every service of one supervisor shares. */
export interface SupervisorOptions {
  /** The whole environment of a program that brings none; empty means an empty environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where running services are written down, and where detached ones write; absolute, one supervisor's. Absent: a crash is not recovered from, and nothing can be detached. */
  readonly directory?: string;
  /** What becomes of services of a session that was killed and that its guard did not end; absent means `end`. */
  readonly survivors?: 'end' | 'adopt';
  /** What holds the services; absent means `guard`. */
  readonly containment?: ContainmentWish;
  readonly clock?: Clock;
  /** From 0 to below 1; absent means `Math.random`. */
  readonly random?: () => number;
}

/** Keeps services. */
export interface Supervisor {
  /**
   * Finds, by identity, what an earlier supervisor left: ends it, or adopts what is detached and in its time. Called by `start` too;
   * a second call gives the same answer. Throws `persistence/locked` while another supervisor has the directory.
   */
  recover(): Promise<ServicesRecovery>;
  /**
   * Starts a service; resolves when it is `ready`, or will not be. One that runs already is waited for.
   * Throws `process-supervisor/invalid-service`, or `process-supervisor/service-runs` when an adopted one has the id.
   */
  start(service: ServiceSpecification): Promise<ServiceStatus>;
  /** Starts them one after the other; when one does not become ready, those before it are stopped again, the newest first. */
  startAll(services: readonly ServiceSpecification[]): Promise<readonly ServiceStatus[]>;
  /** Resolves when its exit was seen and nothing of it is left. Throws `process-supervisor/unknown-service`. */
  stop(id: string): Promise<ServiceStatus>;
  /** Stops it, waits until its port is free (5 s at most) and starts it. Throws `process-supervisor/unknown-service`. */
  restart(id: string): Promise<ServiceStatus>;
  /** In the order in which they were started. */
  list(): readonly ServiceStatus[];
  /** The newest lines of both streams; absent `lines` means 100. Throws `process-supervisor/unknown-service`. */
  logs(id: string, options?: { readonly lines?: number }): Promise<ServiceLines>;
  /** Stops every service, the newest first; detached ones, too. */
  stopAll(): Promise<void>;
  /** Stops every service but detached ones, and ends the guard. A second call does nothing. */
  close(): Promise<void>;
}

/** Creates a supervisor; nothing is started before the first service. Should this process be killed, a guard ends the services of its session. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { clock = systemClock, random = Math.random, survivors = 'end' } = options;
  const services = new Services({ ...options, clock, random, survivors });
  return {
    recover: () => services.recover(),
    start: (service) => services.start(service),
    startAll: (all) => services.startAll(all),
    stop: (id) => services.stop(id),
    restart: (id) => services.restart(id),
    list: () => services.list(),
    logs: (id, { lines = 100 } = {}) => services.logs(id, lines),
    stopAll: () => services.stopAll(),
    close: () => services.close(),
  };
}
