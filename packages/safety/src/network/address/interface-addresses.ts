import { networkInterfaces } from 'node:os';

/** The addresses of this machine's own interfaces, as text; `list` asks the operating system. */
export function interfaceAddresses(
  list: typeof networkInterfaces = networkInterfaces,
): readonly string[] {
  return Object.values(list()).flatMap((addresses) =>
    (addresses ?? []).map(({ address }) => address),
  );
}
