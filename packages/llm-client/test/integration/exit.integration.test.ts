import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';

describe('close', () => {
  it('leaves nothing that keeps a program from ending', async () => {
    const worker = new Worker(new URL('../programs/two-calls.ts', import.meta.url), {
      execArgv: ['--conditions=@selfware/source', '--no-warnings'],
    });
    // Asked for before the message: both may arrive in one step of the event loop.
    const exit = once(worker, 'exit');
    const [message] = (await once(worker, 'message')) as readonly unknown[];
    expect(message).toBe('okok');
    // A worker ends by itself only when no handle is left in it.
    expect(await exit).toEqual([0]);
  });
});
