import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

const expected = ['ref', 'unref', 'setKeepAlive', 'setNoDelay', 'setTimeout'] as const;

/**
 * The same stream, which HTTP clients can take for a socket: one that is no `net.Socket` (a tunnel, a pair in memory)
 * gets the methods that it lacks, which do nothing.
 */
export function asSocket(stream: Duplex): Socket {
  complete(stream);
  return stream;
}

function complete(stream: Duplex): asserts stream is Socket {
  for (const name of expected) {
    if (!(name in stream)) Object.defineProperty(stream, name, { value: () => stream });
  }
}
