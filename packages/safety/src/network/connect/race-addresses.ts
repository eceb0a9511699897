import { isIPv6 } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Clock } from '@selfware/contracts';
import { asError } from './as-error.ts';
import type { Dial } from './dial.ts';

/** How long one attempt is alone before the next address is tried, too (RFC 8305, section 5). */
const attemptDelayMs = 250;

/** Addresses beyond these are not tried, so that a name with thousands makes no flood of attempts. */
const mostAttempts = 16;

/** What a race of connection attempts is made from. */
export interface AddressRace {
  /** In the order of preference. */
  readonly addresses: readonly string[];
  readonly port: number;
  readonly dial: Dial;
  readonly clock: Clock;
  /** Ends the race and every attempt in it. */
  readonly signal: AbortSignal;
}

/**
 * Gives the first connection that comes about (RFC 8305): families take turns, the next address is tried after 250 ms or
 * when an attempt fails, at most 16 of them, and the losers are aborted. Rejects with an `AggregateError` of every failure.
 */
export function raceAddresses(race: AddressRace): Promise<Duplex> {
  const { port, dial, clock, signal } = race;
  const waiting = takeTurns(race.addresses).slice(0, mostAttempts);
  const running = new Set<AbortController>();
  const failures: unknown[] = [];
  return new Promise((resolve, reject) => {
    let isOver = false;
    let cancelTimer = (): void => {};
    const finish = (tell: () => void): void => {
      isOver = true;
      cancelTimer();
      signal.removeEventListener('abort', giveUp);
      for (const attempt of running) attempt.abort();
      tell();
    };
    const giveUp = (): void => finish(() => reject(asError(signal.reason)));
    const fail = (failure: unknown): void => {
      failures.push(failure);
      if (isOver) return;
      if (waiting.length > 0) start();
      else if (running.size === 0) finish(() => reject(new AggregateError(failures)));
    };
    const start = (): void => {
      cancelTimer();
      const address = waiting.shift();
      if (address === undefined) {
        fail(new Error('expected an address, got none'));
        return;
      }
      const attempt = new AbortController();
      running.add(attempt);
      dialOnce(dial, { address, port, signal: attempt.signal }).then(
        (stream) => {
          running.delete(attempt);
          if (isOver) stream.destroy();
          else finish(() => resolve(stream));
        },
        (failure: unknown) => {
          running.delete(attempt);
          fail(failure);
        },
      );
      if (waiting.length > 0) cancelTimer = clock.setTimer(start, attemptDelayMs);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
    else start();
  });
}

/** The same addresses with the families in turns, beginning with that of the first (RFC 8305, section 4). */
function takeTurns(addresses: readonly string[]): string[] {
  const isFirstFamily6 = addresses[0] !== undefined && isIPv6(addresses[0]);
  const preferred = addresses.filter((address) => isIPv6(address) === isFirstFamily6);
  const others = addresses.filter((address) => isIPv6(address) !== isFirstFamily6);
  return Array.from({ length: Math.max(preferred.length, others.length) }, (_, index) => [
    ...preferred.slice(index, index + 1),
    ...others.slice(index, index + 1),
  ]).flat();
}

async function dialOnce(dial: Dial, target: Parameters<Dial>[0]): Promise<Duplex> {
  const stream = await dial(target);
  // A connection that breaks before its user listens must not end the process; `close` tells of it.
  stream.on('error', () => {});
  if (stream.destroyed) throw new Error('expected a connection, got one that is closed');
  return stream;
}
