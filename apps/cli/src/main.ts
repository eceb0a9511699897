import { createProcessHost } from './process-host.ts';
import { runCommandLine } from './run-command-line.ts';
import { exitCodes } from './exit-codes.ts';

/** Runs the command line of this process and ends the process with its exit code. */
export async function main(): Promise<never> {
  const processHost = createProcessHost(process, () => {
    // Somebody presses Ctrl-C again and again: nothing is worth waiting for any more.
    process.exit(exitCodes.interrupted);
  });
  const exitCode = await runCommandLine(processHost.host);
  await processHost.flushed();
  const ended = exitCode === exitCodes.interrupted && processHost.lastInterrupt() === 'terminate';
  process.exit(ended ? exitCodes.terminated : exitCode);
}

if (import.meta.main) await main();
