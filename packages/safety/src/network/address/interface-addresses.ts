import { networkInterfaces } from 'node:os';

/** The addresses of this machine's own interfaces, as text. */
export function interfaceAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).map(({ address }) => address),
  );
}
