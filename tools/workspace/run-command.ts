import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
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
  const log = openLog(onLine);
  const child = spawn(program, args, {
    cwd,
    env: { ...environmentWithOwnPrograms(), ...environment },
    stdio: ['ignore', log.fd, log.fd],
  });
  const polling = setInterval(log.readOn, 100);
  const ending = await new Promise<{ exitCode: number; problem: string }>((resolve) => {
    child.on('error', ({ message }) => {
      resolve({ exitCode: 127, problem: `${message}\n` });
    });
    child.on('close', (code) => {
      resolve({ exitCode: code ?? 1, problem: '' });
    });
  });
  clearInterval(polling);
  const output = log.close() + ending.problem;
  return { exitCode: ending.exitCode, output, durationMs: performance.now() - startedAt };
}

interface OutputLog {
  readonly fd: number;
  readonly readOn: () => void;
  readonly close: () => string;
}

// A file and no pipe: a program that ends by process.exit, as Nx does, loses what a pipe has not taken yet.
function openLog(onLine: (line: string) => void = () => undefined): OutputLog {
  const directory = mkdtempSync(join(tmpdir(), 'selfware-output-'));
  const fd = openSync(join(directory, 'output'), 'a+');
  const decoder = new StringDecoder('utf8');
  const buffer = Buffer.alloc(64 * 1024);
  let position = 0;
  let output = '';
  let pending = '';
  const readOn = (): void => {
    for (;;) {
      const count = readSync(fd, buffer, 0, buffer.length, position);
      if (count === 0) return;
      position += count;
      const text = decoder.write(buffer.subarray(0, count));
      output += text;
      const lines = (pending + text).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    }
  };
  const close = (): string => {
    readOn();
    closeSync(fd);
    rmSync(directory, { recursive: true });
    return output;
  };
  return { fd, readOn, close };
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
