import { Socket } from 'node:net';
import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import type { buildConnector } from 'undici';
import { limitConnecting } from './limit-connecting.ts';

const target = { protocol: 'http:', hostname: '127.0.0.1', port: '9' };

describe('limitConnecting', () => {
  it('fails after the limit and closes a connection that comes later', async () => {
    const clock = createFakeClock();
    const callbacks: buildConnector.Callback[] = [];
    const limited = limitConnecting((_, callback) => callbacks.push(callback), {
      connectMs: 1_000,
      clock,
    });
    const results: unknown[] = [];
    limited(target, (...result) => results.push(result));
    await clock.advance(1_000);
    expect(results).toMatchObject([
      [{ code: 'llm-client/timeout', details: { phase: 'connect' } }, null],
    ]);
    const socket = new Socket();
    callbacks[0]?.(null, socket);
    expect(socket.destroyed).toBe(true);
    expect(results).toHaveLength(1);
  });

  it('passes on what comes in time, and everything where there is no limit', () => {
    const clock = createFakeClock();
    const socket = new Socket();
    const connector: buildConnector.connector = (_, callback) => callback(null, socket);
    const results: unknown[] = [];
    for (const connectMs of [1_000, Infinity])
      limitConnecting(connector, { connectMs, clock })(target, (...result) => results.push(result));
    expect(results).toEqual([
      [null, socket],
      [null, socket],
    ]);
    expect(clock.pending()).toBe(0);
  });
});
