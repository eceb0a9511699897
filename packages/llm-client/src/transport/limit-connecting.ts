import type { Clock } from '@selfware/contracts';
import type { buildConnector } from 'undici';
import { timeoutError } from './watch-phases.ts';

/** The same connector, which fails with `llm-client/timeout` after `connectMs` by the clock; `Infinity` is unlimited. */
export function limitConnecting(
  connector: buildConnector.connector,
  { connectMs, clock }: { readonly connectMs: number; readonly clock: Clock },
): buildConnector.connector {
  if (!Number.isFinite(connectMs)) return connector;
  return (options, callback) => {
    let late = false;
    const cancelTimer = clock.setTimer(() => {
      late = true;
      callback(timeoutError('connect', connectMs), null);
    }, connectMs);
    connector(options, (...result) => {
      cancelTimer();
      if (late) result[1]?.destroy();
      else callback(...result);
    });
  };
}
