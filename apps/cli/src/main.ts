import { takeApiKey } from './config/take-api-key.ts';
import { createProcessHost } from './process-host.ts';
import { runCommandLine } from './run-command-line.ts';
import { exitCodes } from './exit-codes.ts';

/** Runs the command line of this process and ends the process with its exit code. */
export async function main(): Promise<never> {
  // Before anything else looks at the environment.
  const apiKey = await takeApiKey(process.env);
  const onImpatience = (): void => {
    // Somebody presses Ctrl-C again and again: nothing is worth waiting for any more.
    process.exit(exitCodes.interrupted);
  };
  const processHost = createProcessHost(process, onImpatience, apiKey);
  const exitCode = await runCommandLine(processHost.host);
  await processHost.flushed();
  const lost = processHost.outputError();
  if (lost !== undefined) {
    process.stderr.write(`selfware: expected to write to standard output, got ${lost.message}\n`);
    process.exit(exitCodes.failed);
  }
  const ended = exitCode === exitCodes.interrupted && processHost.lastInterrupt() === 'terminate';
  process.exit(ended ? exitCodes.terminated : exitCode);
}

if (import.meta.main) await main();
