import { lookup } from 'node:dns/promises';
import type { ResolveHost } from './resolve-host.ts';

/**
 * Asks the operating system for every address of a name; rejects when there is none and when `signal` is aborted.
 *
 * It is `getaddrinfo` and not a DNS client of our own, since the answers must be those that any other program on this
 * machine would get: `/etc/hosts`, search domains and local resolvers count. The order is kept as it comes (RFC 6724).
 */
export const resolveName: ResolveHost = async (host, { signal }) => {
  signal.throwIfAborted();
  const answers = await untilAborted(lookup(host, { all: true, order: 'verbatim' }), signal);
  return answers.map(({ address }) => address);
};

/** The same promise, left behind when `signal` is aborted: a look-up of the system cannot be ended. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new Error('given up', { cause: signal.reason }));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
