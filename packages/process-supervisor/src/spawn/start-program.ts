import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { failed, ok, type ProgramSpecification, type Result } from '@selfware/contracts';
import { markEnvironment } from '../termination/run-marker.ts';
import { explainStartFailure } from './explain-start-failure.ts';

/** A program that runs, or has run. */
export interface RunningProgram {
  readonly pid: number;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves when the program itself has ended, whatever its descendants do. */
  readonly exited: Promise<ProgramExit>;
  /** True until the program was reaped. */
  readonly isRunning: () => boolean;
}

/** How a program left. */
export interface ProgramExit {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

/** Starts a program in a session of its own; a failure is a sentence that says why it did not start. */
export async function startProgram(
  program: ProgramSpecification,
  markers: readonly string[],
): Promise<Result<RunningProgram, string>> {
  try {
    const child = spawnDetached(program, markers);
    const exited = new Promise<ProgramExit>((resolve) =>
      child.once('exit', (exitCode, signal) => resolve({ exitCode, signal })),
    );
    if (child.pid === undefined) {
      const [error] = (await once(child, 'error')) as readonly unknown[];
      return failed(await explainStartFailure(program, error));
    }
    return ok(attach(child, child.pid, program, exited));
  } catch (error) {
    // Node throws instead of emitting for arguments that no kernel would take.
    return failed(await explainStartFailure(program, error));
  }
}

function spawnDetached(program: ProgramSpecification, markers: readonly string[]): ChildProcess {
  const [executable, ...args] = program.argv;
  return spawn(executable, args, {
    cwd: program.cwd,
    env: markEnvironment(program.environment ?? {}, markers),
    detached: true,
    stdio: stdioOf(program),
    windowsHide: true,
  });
}

function stdioOf({ input, descriptors = [] }: ProgramSpecification): StdioOptions {
  const stdio: ('pipe' | 'ignore' | number)[] = [
    input === undefined ? 'ignore' : 'pipe',
    'pipe',
    'pipe',
  ];
  for (const { fd, source } of descriptors) {
    while (stdio.length < fd) stdio.push('ignore');
    stdio[fd] = source instanceof Uint8Array ? 'pipe' : source.handle;
  }
  return stdio;
}

function attach(
  child: ChildProcess,
  pid: number,
  { input, descriptors = [] }: ProgramSpecification,
  exited: Promise<ProgramExit>,
): RunningProgram {
  const { stdin, stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('expected both output pipes');
  if (input !== undefined) feed(stdin, input);
  for (const { fd, source } of descriptors)
    if (source instanceof Uint8Array) feed(child.stdio[fd], source);
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  return { pid, stdout, stderr, exited, isRunning };
}

function feed(stream: Readable | Writable | null | undefined, bytes: string | Uint8Array): void {
  if (!stream || !('end' in stream)) return;
  // EPIPE: a program need not read what it is given.
  stream.on('error', () => {});
  stream.end(bytes);
}
