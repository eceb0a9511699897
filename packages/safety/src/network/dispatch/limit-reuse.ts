import type { Agent } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '@selfware/contracts';

/** How long a connection may be used again. */
export const reuseMs = 60_000;

/** Makes an agent use no connection again that is told to the returned function and older than 60 seconds. */
export function limitReuse(agent: Agent, clock: Clock): (stream: Duplex) => void {
  const old = new WeakSet<Duplex>();
  // Before the agent's own listener, which keeps no stream that was destroyed.
  agent.prependListener('free', (stream: Duplex) => {
    if (old.has(stream)) stream.destroy();
  });
  const isIdle = (stream: Duplex): boolean =>
    Object.values(agent.freeSockets).some((streams) => streams?.some((each) => each === stream));
  return (stream) => {
    const expire = (): void => {
      old.add(stream);
      if (isIdle(stream)) stream.destroy();
    };
    const cancelTimer = clock.setTimer(expire, reuseMs, { keepAlive: false });
    stream.once('close', cancelTimer);
  };
}
