import { createInterface, type Interface } from 'node:readline';
import type { Host } from '../host.ts';

/** Asks a person for lines. */
export interface LineReader {
  /** The next line after `prompt` was shown; absent at the end of the input and when `signal` aborts. */
  ask(prompt: string, options?: { readonly signal?: AbortSignal }): Promise<string | undefined>;
  close(): void;
}

/**
 * Reads lines from standard input; opens it at the first question.
 * With `editing` a terminal edits the line and remembers earlier ones; it is in raw mode only while a question stands.
 */
export function createLineReader(
  host: Host,
  { editing }: { readonly editing: boolean },
): LineReader {
  const lines: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let ended = false;
  let opened: Interface | undefined;

  const answer = (line: string | undefined): void => {
    const deliver = waiting;
    waiting = undefined;
    if (deliver !== undefined) deliver(line);
    else if (line !== undefined) lines.push(line);
  };
  const open = (): Interface => {
    const face = openInterface(host, editing);
    face.on('line', answer);
    face.on('close', () => {
      ended = true;
      answer(undefined);
    });
    face.on('SIGINT', () => {
      host.interrupts.raise('interrupt');
    });
    return face;
  };
  return {
    async ask(prompt, { signal } = {}) {
      void host.stderr.write(editing ? '' : prompt);
      const early = lines.shift();
      if (early !== undefined || ended || signal?.aborted === true) return early;
      opened ??= open();
      return waitForLine(opened, {
        host,
        prompt: editing ? prompt : '',
        signal,
        arm: (deliver) => {
          waiting = deliver;
        },
      });
    },
    close() {
      opened?.close();
      setRaw(host, false);
    },
  };
}

function openInterface(host: Host, editing: boolean): Interface {
  return createInterface({
    input: host.stdin,
    terminal: editing && host.stdin.isTTY === true,
    ...(editing && { output: host.editor }),
    historySize: 200,
    crlfDelay: Infinity,
  });
}

interface Waiting {
  readonly host: Host;
  readonly prompt: string;
  readonly signal: AbortSignal | undefined;
  readonly arm: (deliver: ((line: string | undefined) => void) | undefined) => void;
}

async function waitForLine(
  face: Interface,
  { host, prompt, signal, arm }: Waiting,
): Promise<string | undefined> {
  const stopped = (): void => {
    arm(undefined);
    settle(undefined);
  };
  let settle: (line: string | undefined) => void = () => undefined;
  const line = new Promise<string | undefined>((resolve) => {
    settle = resolve;
  });
  arm(settle);
  signal?.addEventListener('abort', stopped, { once: true });
  setRaw(host, face.terminal);
  face.setPrompt(prompt);
  face.prompt();
  try {
    return await line;
  } finally {
    signal?.removeEventListener('abort', stopped);
    release(face);
    // Cooked again, so that Ctrl-C during the work is a signal.
    setRaw(host, false);
  }
}

// An interface that was closed at the end of its input cannot be paused any more.
function release(face: Interface): void {
  if (!('closed' in face && face.closed === true)) face.pause();
}

function setRaw(host: Host, raw: boolean): void {
  if (host.stdin.isTTY === true) host.stdin.setRawMode?.(raw);
}
