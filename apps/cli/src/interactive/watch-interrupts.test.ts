import { describe, expect, it } from 'vitest';
import { createFakeHost } from '../../test/support/fake-host.ts';
import { watchInterrupts } from './watch-interrupts.ts';

describe('watchInterrupts', () => {
  const untilAborted = (signal: AbortSignal): Promise<string> =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve('stopped');
      });
    });

  it('stops the work at the first Ctrl-C and stays', async () => {
    const host = createFakeHost();
    const watched = watchInterrupts(host);
    const work = watched.during(untilAborted);
    host.interrupt();
    expect(await work).toBe('stopped');
    expect(watched.leaving.aborted).toBe(false);
    expect(host.err()).toBe('');
  });

  it('leaves at the second within 1.5 s', async () => {
    const host = createFakeHost();
    const watched = watchInterrupts(host);
    host.interrupt();
    expect(host.err()).toContain('Ctrl-C again');
    await host.clock.advance(1_400);
    host.interrupt();
    expect(watched.leaving.aborted).toBe(true);
  });

  it('stays when the second comes later', async () => {
    const host = createFakeHost();
    const watched = watchInterrupts(host);
    host.interrupt();
    await host.clock.advance(1_600);
    host.interrupt();
    expect(watched.leaving.aborted).toBe(false);
  });

  it('leaves at once when the process is asked to end, and not after it was stopped', () => {
    const host = createFakeHost();
    const stopped = watchInterrupts(host);
    stopped.stop();
    const watched = watchInterrupts(host);
    host.interrupt('terminate');
    expect(watched.leaving.aborted).toBe(true);
    expect(stopped.leaving.aborted).toBe(false);
  });
});
