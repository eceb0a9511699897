import { NetworkPolicyError } from '../../errors.ts';

/** A port from 1 to 65535; throws a `NetworkPolicyError` for everything else. */
export function readPort(port: unknown, field: string): number {
  if (typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65_535)
    return port;
  throw invalid(field, 'ports from 1 to 65535', port);
}

/** The error of a field that holds something else than it takes. */
export function invalid(field: string, expected: string, got: unknown): NetworkPolicyError {
  const shown = (typeof got === 'string' ? JSON.stringify(got) : typeof got).slice(0, 80);
  return new NetworkPolicyError({
    message: `expected ${expected} in \`${field}\` of the network policy, got ${typeof got === 'number' ? String(got) : shown}`,
    hint: 'Correct that field; absent it takes its default.',
    details: { field },
  });
}
