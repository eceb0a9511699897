import { spawn } from 'node:child_process';
import type { Clock } from '@selfware/contracts';
import { sendSignal } from '../identity/identify.ts';
import type { ClipboardProgram } from './clipboard-programs.ts';

/** What a program is offered with. */
export interface OfferOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly limitMs: number;
  readonly clock: Clock;
}

/**
 * Gives a text to a program; resolves, when the program itself has ended or its time is over, to why it did not take it, or to undefined.
 * What it leaves behind is left alone: a program of X11 or Wayland stays to serve what was copied.
 */
export function offerToProgram(
  [name, ...args]: ClipboardProgram,
  text: string,
  { environment, limitMs, clock }: OfferOptions,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    // Nothing of its output: a child that serves the clipboard would hold the pipes.
    const child = spawn(name, args, {
      cwd: '/',
      env: { ...environment },
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const cancel = clock.setTimer(() => {
      if (child.pid !== undefined) sendSignal(-child.pid, 'SIGKILL');
      settle(`did not end within ${limitMs} ms`);
    }, limitMs);
    const settle = (reason: string | undefined): void => {
      cancel();
      child.unref();
      resolve(reason);
    };
    child.once('error', () => settle('is not there, or may not be run'));
    child.once('exit', (code, signal) =>
      settle(code === 0 ? undefined : `ended with ${signal ?? code}`),
    );
    // EPIPE: it ended without reading, and its code tells whether that is well.
    child.stdin.on('error', () => {});
    child.stdin.end(text);
  });
}
