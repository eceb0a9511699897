import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { buildConnector } from 'undici';
import { connectEarly } from './connect-early.ts';

interface Started {
  readonly early: ReturnType<typeof connectEarly>;
  readonly asked: { options: buildConnector.Options; callback: buildConnector.Callback }[];
  readonly results: unknown[];
  readonly take: () => void;
}

function start(origin = 'http://[::1]:8080'): Started {
  const asked: Started['asked'] = [];
  const results: unknown[] = [];
  const early = connectEarly((options, callback) => asked.push({ options, callback }), origin);
  const options = { protocol: 'http:', hostname: '::1', port: '8080' };
  const take = (): void => early.connect(options, (...result) => results.push(result));
  return { early, asked, results, take };
}

describe('connectEarly', () => {
  it('gives the early connection to the first who connects, and another to the next', async () => {
    const { early, asked, results, take } = start();
    early.open();
    early.open();
    const socket = new Socket();
    asked[0]?.callback(null, socket);
    take();
    take();
    await Promise.resolve();
    expect(results).toEqual([[null, socket]]);
    expect(asked).toHaveLength(2);
    expect(asked[0]?.options).toMatchObject({ hostname: '::1', port: '8080', protocol: 'http:' });
  });

  it('tells its failure to who waits for it, and else connects anew', () => {
    const { early, asked, results, take } = start();
    early.open();
    take();
    asked[0]?.callback(new Error('refused'), null);
    expect(results).toEqual([[new Error('refused'), null]]);
    early.open();
    asked[1]?.callback(new Error('refused'), null);
    take();
    expect(asked).toHaveLength(3);
  });

  it('forgets a connection that the server closed', async () => {
    const { early, asked, take } = start();
    early.open();
    const socket = new Socket();
    asked[0]?.callback(null, socket);
    socket.destroy();
    await new Promise((resolve) => setImmediate(resolve));
    take();
    expect(asked).toHaveLength(2);
  });

  it('closes a connection that comes after the end, and opens none then', () => {
    const { early, asked } = start();
    early.open();
    early.close();
    const socket = new Socket();
    asked[0]?.callback(null, socket);
    expect(socket.destroyed).toBe(true);
    early.open();
    expect(asked).toHaveLength(1);
  });
});
