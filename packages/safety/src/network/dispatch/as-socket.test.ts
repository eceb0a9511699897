import { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { asSocket } from './as-socket.ts';

describe('asSocket', () => {
  it('gives a stream the methods that HTTP clients call on sockets', () => {
    const stream = new PassThrough();
    const socket = asSocket(stream);
    expect(socket).toBe(stream);
    for (const call of [
      () => socket.ref(),
      () => socket.unref(),
      () => socket.setKeepAlive(true, 1),
      () => socket.setNoDelay(true),
      () => socket.setTimeout(1),
    ]) {
      expect(call()).toBe(stream);
    }
  });

  it('leaves those of a socket', () => {
    expect(Object.hasOwn(asSocket(new Socket()), 'ref')).toBe(false);
  });
});
