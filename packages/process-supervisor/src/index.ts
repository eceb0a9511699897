export {
  createBulkhead,
  createCircuitBreaker,
  retry,
  type RetryOptions,
} from '@selfware/resilience';
export {
  copyToClipboard,
  type CopyOptions,
  type CopyOutcome,
} from './clipboard/copy-to-clipboard.ts';
export type { ContainmentWish } from './containment/enclosure.ts';
export {
  InvalidBoundError,
  InvalidServiceError,
  ServiceRunsError,
  UnknownServiceError,
} from './errors.ts';
export {
  createSupervisor,
  type Supervisor,
  type SupervisorOptions,
} from './services/create-supervisor.ts';
export type { ServiceLine, ServiceLines } from './services/log/service-log.ts';
export type {
  Liveness,
  Probe,
  Readiness,
  RestartPolicy,
  ServiceSpecification,
  ServiceState,
  ServiceStatus,
} from './services/service-specification.ts';
export type { ServicesRecovery } from './services/services.ts';
export { programEndChannel, programStartChannel } from './events.ts';
export { identify, sameProcess, signalProcess, type MarkedIdentity } from './identity/identify.ts';
export {
  createProgramRunner,
  type ProgramRunner,
  type ProgramRunnerOptions,
} from './spawn/create-program-runner.ts';
export { endOrphans, type EndedOrphan, type EndOrphansOptions } from './termination/end-orphans.ts';
export type { Spill } from './output/spill-stream.ts';
export { runAtTerminal, type RunAtTerminalOptions } from './spawn/run-at-terminal.ts';
export { runProgram, type RunProgramOptions } from './spawn/run-program.ts';
