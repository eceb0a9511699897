import type { Dispatcher } from 'undici';
import type { ConnectionGuard } from '../connect/connection-guard.ts';

/** Why a request is not made, before any connection. */
export interface RequestRefusal {
  readonly host: string;
  readonly rule: string;
  readonly reason: string;
}

/**
 * Judges what a request asks of its dispatcher beside the connection; gives nothing for an ordinary one. Its origin is
 * judged where the connection is opened, and one that is no URL fails there.
 */
export function judgeRequest(
  options: Dispatcher.DispatchOptions,
  guard: Pick<ConnectionGuard, 'allowsScheme'>,
): RequestRefusal | undefined {
  const { origin = '', path, method, upgrade } = options;
  const url = URL.parse(String(origin));
  const refuse = (rule: string, reason: string): RequestRefusal => ({
    host: url?.hostname ?? '',
    rule,
    reason,
  });
  if (url !== null && !guard.allowsScheme(url.protocol)) {
    return refuse('scheme', 'The policy does not allow the scheme.');
  }
  if (['socketPath', 'connect', 'dispatcher'].some((name) => isGiven(options, name))) {
    return refuse('request-option', 'A request may not say how its connection is made.');
  }
  if (method === 'CONNECT' || !path.startsWith('/')) {
    return refuse('request-target', 'A request may not ask its server to reach another.');
  }
  if (typeof upgrade === 'string' && upgrade !== '' && upgrade.toLowerCase() !== 'websocket') {
    return refuse('upgrade', 'A request may change to no other protocol than WebSocket.');
  }
  return undefined;
}

function isGiven(options: object, name: string): boolean {
  const value: unknown = Reflect.get(options, name);
  return value !== undefined && value !== null;
}
