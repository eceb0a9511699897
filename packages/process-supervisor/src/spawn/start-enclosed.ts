import { failed, type ProgramSpecification, type Result } from '@selfware/contracts';
import type { Enclosure } from '../containment/enclosure.ts';
import { findStartFailure } from './find-start-failure.ts';
import { startProgram, type RunningProgram } from './start-program.ts';

/** Starts a program inside of an enclosure; a failure is a sentence that says why it did not start. */
export async function startEnclosed(
  program: ProgramSpecification,
  enclosure: Enclosure,
  markers: readonly string[],
): Promise<Result<RunningProgram, string>> {
  const argv = enclosure.wrap(program.argv);
  if (argv === program.argv) return startProgram(program, markers);
  const failure = await findStartFailure(program);
  return failure === undefined ? startProgram({ ...program, argv }, markers) : failed(failure);
}
