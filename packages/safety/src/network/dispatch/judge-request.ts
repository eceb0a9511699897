import type { Dispatcher } from 'undici';
import type { EarlyRefusal } from '../connect/connection-guard.ts';

const smuggled = ['socketPath', 'connect', 'dispatcher'] as const;

/**
 * Judges what a request asks of its dispatcher beside the connection; gives nothing for an ordinary one. Its origin is
 * judged where the connection is opened, and one that is no URL fails there.
 */
export function judgeRequest(options: Dispatcher.DispatchOptions): EarlyRefusal | undefined {
  const { path, method, upgrade } = options;
  if (smuggled.some((name) => isGiven(options, name))) {
    return refuse(options, 'request-option', 'A request may not say how its connection is made.');
  }
  if (method === 'CONNECT' || !path.startsWith('/')) {
    return refuse(options, 'request-target', 'A request may not ask its server for another.');
  }
  if (typeof upgrade === 'string' && upgrade !== '' && upgrade.toLowerCase() !== 'websocket') {
    return refuse(options, 'upgrade', 'A request may change to no protocol but WebSocket.');
  }
  return undefined;
}

function refuse(
  { origin }: Dispatcher.DispatchOptions,
  rule: string,
  reason: string,
): EarlyRefusal {
  return { host: URL.parse(String(origin))?.hostname ?? '', rule, reason };
}

function isGiven(options: object, name: string): boolean {
  const value: unknown = Reflect.get(options, name);
  return value !== undefined && value !== null;
}
