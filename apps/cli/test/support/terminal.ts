import { spawn } from '@lydell/node-pty';
import { eventually } from '@selfware/test-kit';
import { entry } from './selfware.ts';

/** The command on a pseudo terminal. */
export interface Terminal {
  /** Everything shown so far, escape sequences included. */
  shown(): string;
  type(text: string): void;
  /** Resolves when the text was shown behind what was seen before. */
  sees(text: string): Promise<void>;
  /** Closes the terminal, as a window is closed. */
  hangUp(): void;
  readonly exitCode: Promise<number>;
}

/** Starts the command on a terminal of 100 columns. */
export function startAtTerminal(
  args: readonly string[],
  {
    cwd,
    environment,
  }: { readonly cwd: string; readonly environment: Readonly<Record<string, string>> },
): Terminal {
  const terminal = spawn(process.execPath, [entry, ...args], {
    cols: 100,
    rows: 40,
    cwd,
    env: { ...environment, TERM: 'xterm-256color' },
  });
  let shown = '';
  let seen = 0;
  terminal.onData((text) => (shown += text));
  const exitCode = new Promise<number>((resolve) => {
    terminal.onExit((ended) => {
      resolve(ended.exitCode);
    });
  });
  return {
    exitCode,
    shown: () => shown,
    hangUp: () => {
      if (!isClosable(terminal)) throw new Error('expected a terminal that can be closed');
      terminal.destroy();
    },
    type: (text) => {
      terminal.write(text);
    },
    async sees(text) {
      try {
        await eventually(() => shown.includes(text, seen), 15_000);
      } catch {
        throw new Error(
          `expected to see ${JSON.stringify(text)}, saw ${JSON.stringify(shown.slice(seen))}`,
        );
      }
      seen = shown.indexOf(text, seen) + text.length;
    },
  };
}

// Its types leave it out.
function isClosable(terminal: object): terminal is { destroy(): void } {
  return 'destroy' in terminal && typeof terminal.destroy === 'function';
}
