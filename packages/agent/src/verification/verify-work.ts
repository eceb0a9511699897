import type { ToolOutcome } from '@selfware/tools';
import type { Verification } from '../agent-parts.ts';
import { countOutcome } from '../budget/tally.ts';
import { stopFromOutside, type Run, type Stop } from '../turn/run.ts';
import { stopOfFinishedWork } from '../turn/stop-conditions.ts';

// As a test may take, whatever the command is called; of a kind that takes less, the tool says so.
const longestSeconds = 600;

/** Runs the command that judges the work. Gives no stop when the model gets its output and another attempt. */
export async function verifyWork(
  run: Run,
  { command, maxAttempts }: Verification,
): Promise<Stop | undefined> {
  const { clock, log, tally } = run;
  await log.record({ type: 'verification-start', at: clock.now(), command });
  const outcome = await runVerification(run, command);
  const passed = outcome.status === 'done' && outcome.exitCode === 0;
  countOutcome(tally, outcome);
  tally.verification = passed ? 'passed' : 'failed';
  if (!passed) tally.failedVerifications += 1;
  await log.record({ type: 'verification-end', at: clock.now(), passed, outcome });
  // A command that may not run will not pass at the next attempt either.
  const over = passed || outcome.status === 'denied' || tally.failedVerifications >= maxAttempts;
  return stopFromOutside(run) ?? (over ? stopOfFinishedWork(tally) : undefined);
}

function runVerification({ ending, parts, tally }: Run, command: string): Promise<ToolOutcome> {
  const id = `verification-${tally.failedVerifications + 1}`;
  const call = {
    id,
    name: 'run_command',
    rawArguments: JSON.stringify({ command, timeout_seconds: longestSeconds }),
  };
  return parts.toolbox.run(call, { signal: ending.signal });
}
