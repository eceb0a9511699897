export {
  createProgramRunner,
  type ProgramRunner,
  type ProgramRunnerOptions,
} from './spawn/create-program-runner.ts';
export { runProgram, type RunProgramOptions } from './spawn/run-program.ts';
