import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { workspaceRoot } from './workspace-root.ts';

/** How a command ended and all that it printed, standard output and error in order of arrival. */
export interface CommandResult {
  readonly exitCode: number;
  readonly output: string;
  readonly durationMs: number;
}

/** What `runCommand` takes beside the words of the command. */
export interface RunCommandOptions {
  readonly cwd?: string;
  /** Added to the environment of this process; `undefined` takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly onLine?: (line: string) => void;
}

/** Runs a program found on PATH or among the repository's own; never rejects for a bad ending. */
export async function runCommand(
  [program = '', ...args]: readonly string[],
  { cwd = workspaceRoot, environment = {}, onLine }: RunCommandOptions = {},
): Promise<CommandResult> {
  const startedAt = performance.now();
  const child = spawn(program, args, {
    cwd,
    env: { ...environmentWithOwnPrograms(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  let pending = '';
  const take = (chunk: Buffer): void => {
    const text = chunk.toString();
    chunks.push(text);
    const lines = (pending + text).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) onLine?.(line);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const exitCode = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      chunks.push(`${error.message}\n`);
      resolve(127);
    });
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
  return { exitCode, output: chunks.join(''), durationMs: performance.now() - startedAt };
}

/** As `runCommand`, but throws what the command printed when it does not end with 0. */
export async function runOrThrow(
  command: readonly string[],
  options?: RunCommandOptions,
): Promise<CommandResult> {
  const result = await runCommand(command, options);
  if (result.exitCode !== 0) {
    throw new Error(
      `expected \`${command.join(' ')}\` to succeed, it ended with ${String(result.exitCode)}:\n${result.output}`,
    );
  }
  return result;
}

function environmentWithOwnPrograms(): NodeJS.ProcessEnv {
  const own = join(workspaceRoot, 'node_modules', '.bin');
  const path = process.env['PATH'] ?? '';
  return {
    ...process.env,
    NX_DAEMON: 'false',
    PATH: path.startsWith(own) ? path : `${own}${delimiter}${path}`,
  };
}
