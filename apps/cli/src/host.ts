import type { Clock, SecretBytes } from '@selfware/contracts';
import type { Environment } from './config/directories.ts';

/** One of the two streams that the command writes to. */
export interface Output {
  /** A promise means: wait until the reader has caught up. */
  write(text: string | Uint8Array): Promise<void> | undefined;
  readonly isTerminal: boolean;
  /** Of the terminal; absent when there is none. */
  readonly columns?: number;
}

/** Why the command shall end: Ctrl-C, or a signal that asks the process to go. */
export type Interrupt = 'interrupt' | 'terminate';

/** Tells of interrupts. */
export interface Interrupts {
  /** Calls `listener` at every interrupt; the returned function ends that. */
  listen(listener: (interrupt: Interrupt) => void): () => void;
  /** Ctrl-C that a terminal in raw mode did not turn into a signal. */
  raise(interrupt: Interrupt): void;
  /** Leaves Ctrl-C to a program that has the terminal, until the returned function is called; what asks the process to go is told still. */
  leaveToProgram(): () => void;
}

/** Everything that a command knows of the process that it runs in; tests make their own. */
export interface Host {
  /** The words after `selfware`. */
  readonly args: readonly string[];
  readonly environment: Environment;
  /** What was taken out of the environment as the key of the endpoint; absent when there was none. */
  readonly apiKey?: SecretBytes;
  /** Absolute. */
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream & {
    readonly isTTY?: boolean;
    /** Absent where no descriptor of the system stands behind it. */
    readonly fd?: number;
    setRawMode?(raw: boolean): unknown;
  };
  /** Where lines are edited: the stream under `stderr`. */
  readonly editor: NodeJS.WritableStream;
  readonly stdout: Output;
  readonly stderr: Output;
  /** File descriptors of the two outputs, for programs that write there themselves; absent where there are none. */
  readonly terminal?: { readonly stdout: number; readonly stderr: number };
  readonly interrupts: Interrupts;
  readonly clock: Clock;
  /** The Node that runs this, as an absolute path, and its version without the `v`. */
  readonly node: { readonly path: string; readonly version: string };
}

/** A signal that aborts at the first interrupt, and its end. */
export function abortOnInterrupt(interrupts: Interrupts): {
  readonly signal: AbortSignal;
  stop(): void;
} {
  const controller = new AbortController();
  const stop = interrupts.listen(() => {
    controller.abort();
  });
  return { signal: controller.signal, stop };
}
