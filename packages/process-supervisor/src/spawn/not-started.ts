import type { Containment, ProgramOutcome } from '@selfware/contracts';
import { emptyOutput } from '../output/output-collector.ts';

/** The outcome of a program that never ran; `notice` is a sentence that says why. */
export function notStarted(
  status: 'failed-to-start' | 'cancelled',
  containment: Containment,
  notice: string,
): ProgramOutcome {
  return {
    status,
    stdout: emptyOutput(),
    stderr: emptyOutput(),
    durationMs: 0,
    survivors: 0,
    outputIncomplete: false,
    containment,
    notices: [notice],
  };
}
