export {
  createBulkhead,
  createCircuitBreaker,
  retry,
  type RetryOptions,
} from '@selfware/resilience';
export type { ContainmentWish } from './containment/enclosure.ts';
export { InvalidBoundError } from './errors.ts';
export { programEndChannel, programStartChannel } from './events.ts';
export { identify, sameProcess, signalProcess, type MarkedIdentity } from './identity/identify.ts';
export {
  createProgramRunner,
  type ProgramRunner,
  type ProgramRunnerOptions,
} from './spawn/create-program-runner.ts';
export { runProgram, type RunProgramOptions } from './spawn/run-program.ts';
