import { open } from 'node:fs/promises';
import type { Clock } from '@selfware/contracts';
import { LogRing } from './log/log-ring.ts';
import type { ServiceLines } from './log/service-log.ts';
import { splitLines } from './log/split-lines.ts';
import { findService } from './found-service.ts';
import type { KeptService } from './kept-service.ts';
import type { RecordedService } from './service-registry.ts';
import type { ServiceState, ServiceStatus } from './service-specification.ts';

const tailBytes = 256 * 1024;

/** What a service that this process did not start, or let go, is made of. */
export interface DetachedServiceOptions {
  readonly recorded: RecordedService;
  readonly isAdopted: boolean;
  readonly graceMs: number;
  readonly clock: Clock;
  /** Called when nothing of it is left. */
  readonly onEnded: () => Promise<void>;
}

/** A service that is known by its identity alone. Whether it works nobody asks. */
export class DetachedService implements KeptService {
  readonly #options: DetachedServiceOptions;
  #state: ServiceState = 'ready';

  constructor(options: DetachedServiceOptions) {
    this.#options = options;
  }

  get isLive(): boolean {
    return this.#state === 'ready';
  }

  get status(): ServiceStatus {
    const { recorded, isAdopted } = this.#options;
    const { id, ownership, identity } = recorded;
    return {
      ...{ id, ownership, isAdopted, restarts: 0, state: this.#state },
      ...(this.isLive && { pid: identity.pid }),
    };
  }

  // It was started before there was this object.
  start(): Promise<ServiceStatus> {
    return this.#look();
  }

  async stop(): Promise<ServiceStatus> {
    const { recorded, graceMs, clock, onEnded } = this.#options;
    this.#state = 'stopping';
    await findService(recorded, clock).end(graceMs);
    this.#state = 'stopped';
    await onEnded();
    return this.status;
  }

  async logs(count: number): Promise<ServiceLines> {
    const ring = new LogRing({ maxLines: count, maxBytes: tailBytes });
    const { logFile } = this.#options.recorded;
    if (logFile !== undefined) await readTail(logFile, ring);
    return ring.newest(count);
  }

  async #look(): Promise<ServiceStatus> {
    const { recorded, clock } = this.#options;
    if (!(await findService(recorded, clock).isAlive())) this.#state = 'stopped';
    return this.status;
  }
}

async function readTail(path: string, ring: LogRing): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.min(size, tailBytes));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, size - bytes.length);
    // Both streams go to one file: which is which it does not tell.
    const lines = splitLines((text, isCut) => ring.push({ stream: 'stdout', text, isCut }));
    lines.push(bytes.subarray(0, bytesRead));
    lines.end();
  } finally {
    await file.close();
  }
}
