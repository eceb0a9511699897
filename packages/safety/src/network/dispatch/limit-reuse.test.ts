import { Agent } from 'node:http';
import { PassThrough } from 'node:stream';
import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { limitReuse, reuseMs } from './limit-reuse.ts';

describe('limitReuse', () => {
  it('lets a connection in use go on after its time, and keeps it no more once it is free', async () => {
    const clock = createFakeClock();
    const agent = new Agent({ keepAlive: true });
    const stream = new PassThrough();
    limitReuse(agent, clock)(stream);
    await clock.advance(reuseMs);
    expect(stream.destroyed).toBe(false);
    agent.emit('free', stream, {});
    expect(stream.destroyed).toBe(true);
    expect(agent.freeSockets).toEqual({});
  });

  it('forgets a connection that closed', async () => {
    const clock = createFakeClock();
    const stream = new PassThrough();
    limitReuse(new Agent(), clock)(stream);
    stream.destroy();
    await clock.advance(0);
    expect(clock.pending()).toBe(0);
  });
});
