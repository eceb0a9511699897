import { InvalidBoundError } from '../errors.ts';
import type { RunProgramOptions } from './run-program.ts';

/** Throws `process-supervisor/invalid-bound` unless every bound that is present is a number above 0 and below 2^31; `graceMs` and `maxOutputBytes` may be 0. */
export function assertBounds(options: RunProgramOptions): void {
  const { timeoutMs, idleTimeoutMs, killAfterBytes, graceMs, maxOutputBytes, maxSpillBytes } =
    options;
  assertAbove(0, { timeoutMs, idleTimeoutMs, killAfterBytes, maxSpillBytes });
  assertAbove(-1, { graceMs, maxOutputBytes });
}

function assertAbove(floor: number, bounds: Readonly<Record<string, number | undefined>>): void {
  for (const [option, value] of Object.entries(bounds))
    if (value !== undefined && !(value > floor && value < 2 ** 31))
      throw new InvalidBoundError({ option, value });
}
