import { PassThrough } from 'node:stream';
import { createFakeClock, type FakeClock } from '@selfware/test-kit';
import type { Host, Interrupt, Output } from '../../src/host.ts';

/** A host whose streams are texts. */
export interface FakeHost extends Host {
  readonly clock: FakeClock;
  /** What was written so far. */
  out(): string;
  err(): string;
  /** Types at standard input. */
  type(text: string): void;
  endInput(): void;
  interrupt(kind?: Interrupt): void;
}

/** What a test says of its host. */
export interface FakeHostOptions {
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly terminal?: boolean;
}

/** Makes a host that touches nothing. */
export function createFakeHost({
  args = [],
  environment = {},
  cwd = '/nowhere',
  terminal = false,
}: FakeHostOptions = {}): FakeHost {
  const stdin = Object.assign(new PassThrough(), { isTTY: terminal, setRawMode: () => undefined });
  const [stdout, stderr] = [collect(terminal), collect(terminal)];
  const listeners = new Set<(interrupt: Interrupt) => void>();
  const raise = (interrupt: Interrupt): void => {
    for (const listener of [...listeners]) listener(interrupt);
  };
  return {
    args,
    environment,
    cwd,
    stdin,
    editor: new PassThrough(),
    stdout: stdout.output,
    stderr: stderr.output,
    interrupts: {
      raise,
      leaveToProgram: () => () => undefined,
      listen(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    clock: createFakeClock(),
    node: { path: process.execPath, version: process.versions.node },
    out: stdout.text,
    err: stderr.text,
    type: (text) => void stdin.write(text),
    endInput: () => void stdin.end(),
    interrupt: (kind = 'interrupt') => {
      raise(kind);
    },
  };
}

function collect(isTerminal: boolean): { readonly output: Output; text(): string } {
  let written = '';
  const output: Output = {
    isTerminal,
    write(text) {
      written += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
      return undefined;
    },
  };
  return { output, text: () => written };
}
