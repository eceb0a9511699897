import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { channelNames, type KnownChannel } from './channels.ts';

/**
 * Calls `listener` for every message on every known channel until the returned function is called.
 * What the listener throws goes to `onFailure`: Node would turn it into an uncaught exception of the publisher's process.
 */
export function subscribeAll(
  listener: (name: KnownChannel, message: unknown) => void,
  onFailure: () => void,
): () => void {
  const subscriptions = channelNames().map((name) => {
    const onMessage = (message: unknown): void => {
      try {
        listener(name, message);
      } catch {
        onFailure();
      }
    };
    subscribe(name, onMessage);
    return () => unsubscribe(name, onMessage);
  });
  return () => {
    for (const stop of subscriptions) stop();
  };
}
