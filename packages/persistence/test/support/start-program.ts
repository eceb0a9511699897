import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program of `test/integration/programs` that runs. */
export interface StartedProgram {
  readonly child: ChildProcess;
  /** What it printed so far. */
  output(): string;
  /** Resolves with its exit code, `null` when a signal ended it, after all it printed was read. */
  readonly ended: Promise<number | null>;
}

/** Starts a program of the tests from its source. */
export function startProgram(name: string, args: readonly string[]): StartedProgram {
  const path = fileURLToPath(new URL(`../integration/programs/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['-C', '@selfware/source', path, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  return { child, output: () => Buffer.concat(pieces).toString(), ended };
}
