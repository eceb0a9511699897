import type { ProgramOutcome, ProgramSpecification, RunProgram } from '@selfware/contracts';
import { runAtTerminal } from '@selfware/process-supervisor';
import type { Host } from '../host.ts';

const oneDayMs = 86_400_000;

/** What a command of the user needs. */
export interface UserCommandOptions {
  readonly run: RunProgram;
  readonly host: Host;
  readonly workspace: string;
  /** Standard output holds nothing but lines of JSON then: what the command writes goes to standard error. */
  readonly json: boolean;
  /** Ends the command with everything that it started. */
  readonly signal: AbortSignal;
}

/** Runs a command that the user typed, with the user's environment, but for the key; at a terminal it is the command's until it ends. */
export async function runUserCommand(
  command: string,
  { run, host, workspace, json, signal }: UserCommandOptions,
): Promise<ProgramOutcome> {
  const environment = withoutKey(host.environment);
  if (!json && host.stdin.isTTY === true && host.stdout.isTerminal)
    return runInFront(
      { argv: ['/bin/sh', '-c', command], cwd: workspace, environment },
      host,
      signal,
    );
  const { terminal } = host;
  const outcome = await run(
    terminal === undefined
      ? { argv: ['/bin/sh', '-c', command], cwd: workspace, environment }
      : {
          // The outputs of the terminal come in beside the captured ones and take their place.
          argv: ['/bin/sh', '-c', 'exec >&3 2>&4 3>&- 4>&-; eval "$1"', 'sh', command],
          cwd: workspace,
          environment,
          descriptors: [
            { fd: 3, source: { handle: json ? terminal.stderr : terminal.stdout } },
            { fd: 4, source: { handle: terminal.stderr } },
          ],
        },
    { timeoutMs: oneDayMs, signal },
  );
  if (terminal === undefined)
    await (json ? host.stderr : host.stdout).write(outcome.stdout.text() + outcome.stderr.text());
  return outcome;
}

// Whoever runs here has the terminal alone: Ctrl-C is its own, and only a signal to this process ends it early.
async function runInFront(
  program: ProgramSpecification,
  { interrupts }: Host,
  signal: AbortSignal,
): Promise<ProgramOutcome> {
  const giveBack = interrupts.leaveToProgram();
  try {
    return await runAtTerminal(program, { timeoutMs: oneDayMs, signal });
  } finally {
    giveBack();
  }
}

function withoutKey(environment: Host['environment']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || name === 'SELFWARE_API_KEY' ? [] : [[name, value]],
    ),
  );
}
