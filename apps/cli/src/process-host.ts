import { systemClock, type SecretBytes } from '@selfware/contracts';
import type { Host, Interrupt, Interrupts, Output } from './host.ts';

/** The host of a real process. */
export interface ProcessHost {
  readonly host: Host;
  /** Absent when there was none. */
  lastInterrupt(): Interrupt | undefined;
  /** Why nothing more could be written to standard output; absent where all was, or nobody reads it any more. */
  outputError(): Error | undefined;
  /** Resolves when everything written has left the process, or nobody reads it any more. */
  flushed(): Promise<void>;
}

const impatientCount = 3;
const impatientWithinMs = 3_000;

/** Makes a host of a process; `onImpatience` is called at the third Ctrl-C within three seconds, `apiKey` was in its environment. */
export function createProcessHost(
  process: NodeJS.Process,
  onImpatience: () => void,
  apiKey?: SecretBytes,
): ProcessHost {
  const signals = watchSignals(process, onImpatience);
  const { interrupts } = signals;
  let outputError: Error | undefined;
  const stdout = outputOf(process.stdout, (error) => {
    // Who closes a pipe has seen enough; everything else is a loss that has to be told.
    if (!isClosedPipe(error)) outputError = error;
    interrupts.raise('terminate');
  });
  const host: Host = {
    args: process.argv.slice(2),
    environment: process.env,
    ...(apiKey && { apiKey }),
    cwd: workingDirectory(process),
    // Opening standard input costs time and holds the process: only who asks opens it.
    get stdin() {
      return process.stdin;
    },
    editor: process.stderr,
    stdout,
    stderr: outputOf(process.stderr, () => undefined),
    terminal: { stdout: 1, stderr: 2 },
    interrupts,
    clock: systemClock,
    node: { path: process.execPath, version: process.versions.node },
  };
  return {
    host,
    lastInterrupt: () => signals.last(),
    outputError: () => outputError,
    async flushed() {
      await Promise.all([drained(process.stdout), drained(process.stderr)]);
    },
  };
}

// Where the directory was removed, a command that needs it says so; the others do without.
function workingDirectory(process: NodeJS.Process): string {
  try {
    return process.cwd();
  } catch {
    return process.env['PWD'] ?? '(removed)';
  }
}

interface WatchedSignals {
  readonly interrupts: Interrupts;
  last(): Interrupt | undefined;
}

function watchSignals(process: NodeJS.Process, onImpatience: () => void): WatchedSignals {
  const listeners = new Set<(interrupt: Interrupt) => void>();
  const times: number[] = [];
  let last: Interrupt | undefined;
  const raise = (interrupt: Interrupt): void => {
    last = interrupt;
    times.push(systemClock.monotonicMs());
    const longAgo = times.at(-impatientCount);
    if (longAgo !== undefined && systemClock.monotonicMs() - longAgo < impatientWithinMs)
      onImpatience();
    for (const listener of [...listeners]) listener(interrupt);
  };
  let programs = 0;
  const leaveToProgram: Interrupts['leaveToProgram'] = () => {
    programs += 1;
    return () => {
      programs -= 1;
    };
  };
  process.on('SIGINT', () => {
    if (programs === 0) raise('interrupt');
  });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      raise('terminate');
    });
  const listen: Interrupts['listen'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { interrupts: { raise, listen, leaveToProgram }, last: () => last };
}

function isClosedPipe(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}

function outputOf(stream: NodeJS.WriteStream, onGone: (error: Error) => void): Output {
  let gone = false;
  stream.on('error', (error: Error) => {
    if (!gone) onGone(error);
    gone = true;
  });
  return {
    isTerminal: stream.isTTY,
    get columns() {
      return stream.columns;
    },
    write(text) {
      if (gone || text.length === 0 || stream.write(text)) return undefined;
      return new Promise((resolve) => {
        stream.once('drain', resolve);
        stream.once('error', () => {
          resolve();
        });
      });
    },
  };
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.writableLength === 0 || stream.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    stream.once('error', () => {
      resolve();
    });
    stream.write('', () => {
      resolve();
    });
  });
}
