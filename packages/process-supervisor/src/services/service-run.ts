import { LogRing } from './log/log-ring.ts';
import type { ServiceLine, ServiceLines } from './log/service-log.ts';
import { pause } from './pause.ts';
import { awaitReady } from './probe/await-ready.ts';
import { watchLiveness } from './probe/watch-liveness.ts';
import { RestartBudget } from './restart-budget.ts';
import type { Instance, ServicePorts } from './service-ports.ts';
import type { ServiceSpecification, ServiceState, ServiceStatus } from './service-specification.ts';

const defaultGraceMs = 5_000;
const defaultStableMs = 30_000;
const memoryEveryMs = 2_000;
const logLimits = { maxLines: 1_000, maxBytes: 256 * 1024 };

/** Why a program does not run any more. */
interface Ending {
  readonly kind: 'asked' | 'clean' | 'crashed' | 'not-started';
  readonly reason: string;
}

/** The life of one service, over all its starts. */
export class ServiceRun {
  readonly service: ServiceSpecification;
  readonly #ports: ServicePorts;
  readonly #budget: RestartBudget;
  readonly #log = new LogRing(logLimits);
  readonly #listeners = new Set<(line: ServiceLine) => void>();
  #state: ServiceState = 'stopped';
  #reason: string | undefined;
  #instance: Instance | undefined;
  #stopping = new AbortController();
  #living: Promise<void> = Promise.resolve();
  #waiting: (() => void)[] = [];

  constructor(service: ServiceSpecification, ports: ServicePorts) {
    this.service = service;
    this.#ports = ports;
    this.#budget = new RestartBudget(service.restart ?? { when: 'always' }, ports);
  }

  get status(): ServiceStatus {
    const { id, ownership = 'session' } = this.service;
    return {
      id,
      ownership,
      isAdopted: false,
      state: this.#state,
      restarts: this.#budget.restarts,
      ...(this.#instance && { pid: this.#instance.pid }),
      ...(this.#reason !== undefined && { reason: this.#reason }),
    };
  }

  /** Whether there is something to be stopped. */
  get isLive(): boolean {
    return !['stopped', 'crashed', 'failed'].includes(this.#state);
  }

  logs(count: number): ServiceLines {
    return this.#log.newest(count);
  }

  /** Starts it, unless it lives; resolves when it is ready or will not be. */
  async start(): Promise<ServiceStatus> {
    if (!this.isLive) {
      this.#stopping = new AbortController();
      this.#budget.forget();
      this.#enter('starting');
      this.#living = this.#live(this.#stopping.signal);
    }
    await this.#settled();
    return this.status;
  }

  /** Stops it; resolves when its exit was seen and nothing of it is left. */
  async stop(): Promise<ServiceStatus> {
    this.#stopping.abort();
    await this.#living;
    return this.status;
  }

  #settled(): Promise<void> {
    if (!['starting', 'backing-off'].includes(this.#state)) return Promise.resolve();
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }

  #enter(state: ServiceState, reason?: string): void {
    this.#state = state;
    this.#reason = reason;
    if (['starting', 'backing-off', 'stopping'].includes(state)) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async #live(signal: AbortSignal): Promise<void> {
    for (;;) {
      const ending = await this.#liveOnce(signal);
      const delayMs = this.#delayAfter(ending);
      if (delayMs === undefined) return;
      this.#enter('backing-off', ending.reason);
      await pause(delayMs, this.#ports.clock, signal);
      if (isOver(signal)) {
        this.#enter('stopped');
        return;
      }
    }
  }

  // Absent: it is not started again, and its state says why.
  #delayAfter({ kind, reason }: Ending): number | undefined {
    const { restart } = this.service;
    const isWanted = restart?.when === 'always' || (restart !== undefined && kind === 'crashed');
    if (kind === 'asked') this.#enter('stopped');
    else if (kind === 'not-started') this.#fail(reason);
    else if (!isWanted) this.#enter(kind === 'clean' ? 'stopped' : 'crashed', reason);
    else {
      const delayMs = this.#budget.take();
      if (delayMs !== undefined) return delayMs;
      this.#fail(`${reason}; it was started too often`);
    }
    return undefined;
  }

  #fail(reason: string): void {
    this.#enter('failed', reason);
    this.#ports.onFailed(this.service);
  }

  async #liveOnce(signal: AbortSignal): Promise<Ending> {
    this.#enter('starting', this.#reason);
    const started = await this.#ports.startInstance(this.service, (line) => this.#take(line));
    if (!started.ok) return { kind: 'not-started', reason: started.failure };
    const instance = started.value;
    this.#instance = instance;
    const over = new AbortController();
    const ending = await Promise.race([
      whenAborted(signal),
      instance.exited.then(({ exitCode, signal: by }) => endingOf(exitCode, by)),
      this.#watch(instance, AbortSignal.any([signal, over.signal])),
    ]);
    over.abort();
    if (signal.aborted) this.#enter('stopping');
    await instance.end(this.service.graceMs ?? defaultGraceMs);
    this.#instance = undefined;
    // Asked for while it was being ended for another reason: nobody wants it again.
    return isOver(signal) ? asked : ending;
  }

  // Resolves only when the service is not well; what is aborted never does.
  async #watch(instance: Instance, signal: AbortSignal): Promise<Ending> {
    const { readiness, restart, liveness, maxMemoryBytes } = this.service;
    if (readiness !== undefined && !(await this.#isReady(signal)) && !signal.aborted)
      return crashed(`it was not ready within ${readiness.timeoutMs} ms`);
    if (signal.aborted) return never();
    this.#enter('ready');
    void pause(restart?.stableMs ?? defaultStableMs, this.#ports.clock, signal).then(() => {
      if (!signal.aborted) this.#budget.forget();
    });
    return Promise.race([
      liveness === undefined ? never() : this.#watchLiveness(signal),
      maxMemoryBytes === undefined ? never() : this.#watchMemory(instance, maxMemoryBytes, signal),
    ]);
  }

  #isReady(signal: AbortSignal): Promise<boolean> {
    const { readiness } = this.service;
    if (readiness === undefined) return Promise.resolve(true);
    return awaitReady(readiness, { ...this.#ports, listen: this.#listen }, signal);
  }

  async #watchLiveness(signal: AbortSignal): Promise<Ending> {
    const { liveness, restart } = this.service;
    if (liveness === undefined) return never();
    let reason = '';
    const watch = {
      unhealthy: (failures: number): boolean => {
        reason = `it did not answer ${failures} times in a row`;
        this.#enter('unhealthy', reason);
        return restart !== undefined;
      },
      healthy: (): void => this.#enter('ready'),
    };
    await watchLiveness(liveness, { ...this.#ports, watch, listen: this.#listen }, signal);
    return signal.aborted ? never() : crashed(reason);
  }

  async #watchMemory(instance: Instance, most: number, signal: AbortSignal): Promise<Ending> {
    for (;;) {
      await pause(memoryEveryMs, this.#ports.clock, signal);
      if (signal.aborted) return never();
      const bytes = await instance.memoryBytes();
      if (bytes > most) return crashed(`it took ${bytes} bytes of memory, ${most} at most`);
    }
  }

  readonly #listen = (listener: (line: ServiceLine) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #take(line: ServiceLine): void {
    this.#log.push(line);
    for (const listener of this.#listeners) listener(line);
  }
}

function crashed(reason: string): Ending {
  return { kind: 'crashed', reason };
}

function endingOf(exitCode: number | null, signal: string | null): Ending {
  if (exitCode === 0) return { kind: 'clean', reason: 'it ended with 0' };
  return crashed(
    exitCode === null ? `${signal ?? 'a signal'} ended it` : `it ended with ${exitCode}`,
  );
}

const asked: Ending = { kind: 'asked', reason: 'it was asked to stop' };

function isOver({ aborted }: AbortSignal): boolean {
  return aborted;
}

function whenAborted(signal: AbortSignal): Promise<Ending> {
  if (signal.aborted) return Promise.resolve(asked);
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(asked), { once: true });
  });
}

function never(): Promise<Ending> {
  return new Promise(() => {});
}
