import type { BoundedOutput, ProgramOutcome } from '@selfware/contracts';

/** What a model reads of a program: how it ended first, then what it wrote. */
export function describeProgram(
  outcome: ProgramOutcome,
  notices: readonly string[],
): { readonly text: string; readonly ending: string } {
  const ending = describeEnding(outcome);
  const remarks = [...notices, ...outcome.notices, ...describeRemains(outcome)];
  const text = [
    `[${ending}]`,
    ...remarks.map((remark) => `[${remark}]`),
    ...describeStream('stdout', outcome.stdout),
    ...describeStream('stderr', outcome.stderr),
  ].join('\n');
  return { text, ending };
}

function describeEnding({ status, exitCode, signal, durationMs }: ProgramOutcome): string {
  const seconds = `${(durationMs / 1_000).toFixed(1)} s`;
  if (status === 'exited') return `exit code ${exitCode} after ${seconds}`;
  if (status === 'signalled') return `ended by ${signal ?? 'a signal'} after ${seconds}`;
  return `${status.replaceAll('-', ' ')} after ${seconds}`;
}

function describeRemains({ survivors, outputIncomplete }: ProgramOutcome): readonly string[] {
  const left = survivors === 0 ? [] : [`${survivors} processes that it left running were ended`];
  return outputIncomplete ? [...left, 'output may be missing'] : left;
}

function describeStream(name: string, output: BoundedOutput): readonly string[] {
  if (output.totalBytes === 0) return [];
  const whole = output.tail.length === 0;
  const total = whole ? '' : ` (${output.totalLines} lines, ${output.totalBytes} bytes)`;
  return [`${name}${total}:`, output.text().trimEnd()];
}
