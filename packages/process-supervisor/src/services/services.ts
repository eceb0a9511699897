import { join } from 'node:path';
import { failed, ok, SelfwareError, type Clock, type Result } from '@selfware/contracts';
import type { ContainmentWish } from '../containment/enclosure.ts';
import { openContainment, type OpenContainment } from '../containment/open-containment.ts';
import { ServiceRunsError, UnknownServiceError } from '../errors.ts';
import { identify } from '../identity/identify.ts';
import { superviseProgram } from '../spawn/supervise-program.ts';
import { assertService } from './assert-service.ts';
import { awaitFreePort } from './await-free-port.ts';
import { DetachedService } from './detached-service.ts';
import { findService } from './found-service.ts';
import type { KeptService } from './kept-service.ts';
import type { ServiceLine, ServiceLines } from './log/service-log.ts';
import type { Instance, ServicePorts } from './service-ports.ts';
import {
  openServiceRegistry,
  type RecordedService,
  type ServiceRegistry,
} from './service-registry.ts';
import { ServiceRun } from './service-run.ts';
import type { ServiceSpecification, ServiceStatus } from './service-specification.ts';
import { startDetached } from './start-detached.ts';
import { startInstance, type OwnInstance } from './start-instance.ts';

/** What became of services that an earlier supervisor left; their ids. */
export interface ServicesRecovery {
  /** They still ran and were ended: their session is over, or their time. */
  readonly ended: readonly string[];
  /** They run on and are in `list()` from here on. */
  readonly adopted: readonly string[];
}

/** What services are kept with. */
export interface ServicesOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly directory?: string;
  readonly survivors: 'end' | 'adopt';
  readonly containment?: ContainmentWish;
  readonly clock: Clock;
  readonly random: () => number;
}

const defaultGraceMs = 5_000;

/** The services of one supervisor. */
export class Services {
  readonly #options: ServicesOptions;
  /** In the order in which they were started. */
  readonly #kept = new Map<
    string,
    { readonly service?: ServiceSpecification; readonly run: KeptService }
  >();
  #holding: Promise<OpenContainment> | undefined;
  #registry: Promise<ServiceRegistry> | undefined;
  #recovery: Promise<ServicesRecovery> | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: ServicesOptions) {
    this.#options = options;
  }

  recover(): Promise<ServicesRecovery> {
    return (this.#recovery ??= this.#recoverOnce());
  }

  async start(service: ServiceSpecification): Promise<ServiceStatus> {
    assertService(service);
    await this.recover();
    const known = this.#kept.get(service.id);
    if (known?.run.isLive === true) {
      if (known.run.status.isAdopted) throw new ServiceRunsError(service);
      return known.run.start();
    }
    const program = { environment: this.#options.environment, ...service.program };
    const whole = { ...service, program };
    const run = service.ownership === 'detached' ? await this.#detach(whole) : this.#make(whole);
    // Again at the end: the order is that of starts.
    this.#kept.delete(service.id);
    this.#kept.set(service.id, { service: whole, run });
    return run.start();
  }

  async startAll(services: readonly ServiceSpecification[]): Promise<readonly ServiceStatus[]> {
    const started: ServiceStatus[] = [];
    for (const service of services) {
      const status = await this.start(service);
      started.push(status);
      if (status.state === 'ready') continue;
      for (const { id } of started.toReversed()) await this.stop(id);
      return started;
    }
    return started;
  }

  async stop(id: string): Promise<ServiceStatus> {
    return this.#find(id).run.stop();
  }

  async restart(id: string): Promise<ServiceStatus> {
    const { run, service } = this.#find(id);
    if (service === undefined) throw new UnknownServiceError({ id });
    await run.stop();
    await awaitFreePort(service, this.#options.clock);
    return this.start(service);
  }

  list(): readonly ServiceStatus[] {
    return [...this.#kept.values()].map(({ run }) => run.status);
  }

  async logs(id: string, lines: number): Promise<ServiceLines> {
    return this.#find(id).run.logs(lines);
  }

  async stopAll(): Promise<void> {
    await this.#stopWhere(() => true);
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#release());
  }

  async #release(): Promise<void> {
    await this.#recovery?.catch(() => undefined);
    await this.#stopWhere(({ ownership }) => ownership === 'session');
    await (await this.#holding)?.close();
    await (await this.#registry?.catch(() => undefined))?.close();
  }

  // One after the other: a later one may need an earlier one while it says goodbye.
  async #stopWhere(isMeant: (status: ServiceStatus) => boolean): Promise<void> {
    for (const { run } of [...this.#kept.values()].toReversed())
      if (run.isLive && isMeant(run.status)) await run.stop();
  }

  #find(id: string): { readonly service?: ServiceSpecification; readonly run: KeptService } {
    const found = this.#kept.get(id);
    if (found === undefined) throw new UnknownServiceError({ id });
    return found;
  }

  #make(service: ServiceSpecification): ServiceRun {
    return new ServiceRun(service, this.#ports());
  }

  #ports(): ServicePorts {
    const { clock, random } = this.#options;
    return {
      clock,
      random,
      startInstance: (service, onLine) => this.#startRecorded(service, onLine),
      run: async (program, limits) => {
        const whole = { environment: this.#options.environment, ...program };
        return superviseProgram(whole, { ...limits, clock }, await this.#hold());
      },
      onFailed: ({ essential, id }) => {
        // A failure to stop one is in its state.
        if (essential === true)
          void this.#stopWhere((status) => status.id !== id).catch(() => undefined);
      },
    };
  }

  async #startRecorded(
    service: ServiceSpecification,
    onLine: (line: ServiceLine) => void,
  ): Promise<Result<Instance, string>> {
    const { clock } = this.#options;
    const holding = await this.#hold();
    const started = await startInstance(service.program, { holding, clock, onLine });
    if (!started.ok) return started;
    const instance = started.value;
    const graceMs = service.graceMs ?? defaultGraceMs;
    try {
      await this.#record(service.id, instance);
    } catch (error) {
      await instance.end(graceMs);
      return failed(
        `it could not be written down: ${SelfwareError.isInstance(error) ? error.message : 'unknown reason'}`,
      );
    }
    return ok({
      ...instance,
      end: async (grace) => {
        await instance.end(grace);
        // What stays written down is found dead by the next supervisor.
        await (await this.#open())?.remove(service.id).catch(() => undefined);
      },
    });
  }

  async #record(id: string, { pid, marker }: OwnInstance): Promise<void> {
    const registry = await this.#open();
    const identity = registry && (await identify(pid));
    if (identity === undefined) return;
    await registry?.add({ id, ownership: 'session', identity: { ...identity, marker } });
  }

  async #detach(service: ServiceSpecification): Promise<KeptService> {
    const registry = await this.#open();
    const { directory, clock } = this.#options;
    const { id, timeToLiveMs = 0, graceMs = defaultGraceMs } = service;
    // Without a directory nobody could find it again.
    if (registry === undefined || directory === undefined)
      return refused(id, 'a detached service needs a supervisor with a directory');
    const logFile = join(directory, `${id}.log`);
    const started = await startDetached(service.program, { timeToLiveMs, logFile });
    if (!started.ok) return refused(id, started.failure);
    const expiresAt = clock.now() + timeToLiveMs;
    const recorded = {
      id,
      identity: started.value,
      ownership: 'detached',
      expiresAt,
      logFile,
    } as const;
    await registry.add(recorded);
    return this.#known(recorded, { isAdopted: false, graceMs });
  }

  #known(
    recorded: RecordedService,
    { isAdopted, graceMs }: { readonly isAdopted: boolean; readonly graceMs: number },
  ): DetachedService {
    const onEnded = async (): Promise<void> => (await this.#open())?.remove(recorded.id);
    return new DetachedService({
      recorded,
      isAdopted,
      graceMs,
      onEnded,
      clock: this.#options.clock,
    });
  }

  #hold(): Promise<OpenContainment> {
    return (this.#holding ??= openContainment(this.#options.containment));
  }

  #open(): Promise<ServiceRegistry> | undefined {
    const { directory } = this.#options;
    if (directory === undefined) return undefined;
    return (this.#registry ??= openServiceRegistry(directory));
  }

  async #recoverOnce(): Promise<ServicesRecovery> {
    const registry = await this.#open();
    const [ended, adopted]: [string[], string[]] = [[], []];
    for (const recorded of (await registry?.load()) ?? []) {
      const found = findService(recorded, this.#options.clock);
      if (!(await found.isAlive())) await registry?.remove(recorded.id);
      else if (this.#isWanted(recorded)) {
        this.#kept.set(recorded.id, {
          run: this.#known(recorded, { isAdopted: true, graceMs: defaultGraceMs }),
        });
        adopted.push(recorded.id);
      } else {
        await found.end(defaultGraceMs);
        await registry?.remove(recorded.id);
        ended.push(recorded.id);
      }
    }
    return { ended, adopted };
  }

  #isWanted({ ownership, expiresAt }: RecordedService): boolean {
    if (ownership === 'session') return this.#options.survivors === 'adopt';
    return expiresAt === undefined || this.#options.clock.now() < expiresAt;
  }
}

function refused(id: string, reason: string): KeptService {
  const status = {
    id,
    ownership: 'detached',
    isAdopted: false,
    state: 'failed',
    restarts: 0,
    reason,
  } as const;
  return {
    status,
    isLive: false,
    start: () => Promise.resolve(status),
    stop: () => Promise.resolve(status),
    logs: () => ({ lines: [], droppedLines: 0, droppedBytes: 0 }),
  };
}
