import type { Result } from '@selfware/contracts';
import type { ProgramExit } from '../spawn/start-program.ts';
import type { ServiceLine } from './log/service-log.ts';
import type { ProbePorts } from './probe/ask-probe.ts';
import type { ServiceSpecification } from './service-specification.ts';

/** A service's program while it runs. */
export interface Instance {
  readonly pid: number;
  /** Resolves when the program itself has ended. */
  readonly exited: Promise<ProgramExit>;
  /** Ends what still runs of it: SIGTERM, a grace, SIGKILL. Resolves when its exit was seen and nobody is left. */
  end(graceMs: number): Promise<void>;
  /** Resident memory of it and all that it started. */
  memoryBytes(): Promise<number>;
}

/** What a service needs of the world. */
export interface ServicePorts extends ProbePorts {
  /** Starts the program; a failure is a sentence that says why it did not start. */
  startInstance(
    service: ServiceSpecification,
    onLine: (line: ServiceLine) => void,
  ): Promise<Result<Instance, string>>;
  readonly random: () => number;
  /** Called when a service has failed for good. */
  onFailed(service: ServiceSpecification): void;
}
