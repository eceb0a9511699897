/** An IP address as its bytes. */
export interface Address {
  readonly family: 4 | 6;
  /** Four or sixteen, most significant first. */
  readonly bytes: Uint8Array;
}

// The longest text of an address is 45 characters.
const maxLength = 45;

/**
 * Reads one IP address: IPv4 as four decimal numbers without leading zeros, IPv6 in every form of RFC 4291. Undefined for
 * everything else, as zones (`fe80::1%eth0`), brackets, octal, hexadecimal and short forms of IPv4.
 */
export function parseAddress(text: string): Address | undefined {
  if (text.length > maxLength) return undefined;
  const bytes = text.includes(':') ? readIpv6(text) : readIpv4(text);
  if (bytes === undefined) return undefined;
  return { family: bytes.length === 4 ? 4 : 6, bytes: Uint8Array.from(bytes) };
}

function readIpv4(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/u.test(part)))
    return undefined;
  const numbers = parts.map(Number);
  return numbers.every((number) => number <= 255) ? numbers : undefined;
}

function readIpv6(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = '', tail] = halves;
  const first = readGroups(head, tail === undefined);
  const last = tail === undefined ? [] : readGroups(tail, true);
  if (first === undefined || last === undefined) return undefined;
  const missing = 16 - first.length - last.length;
  // `::` stands for one group of zeros at least.
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return [...first, ...Array.from({ length: missing }, () => 0), ...last];
}

function readGroups(text: string, isEnd: boolean): number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  const bytes: number[] = [];
  for (const [index, group] of groups.entries()) {
    const read =
      isEnd && index === groups.length - 1 && group.includes('.')
        ? readIpv4(group)
        : readGroup(group);
    if (read === undefined) return undefined;
    bytes.push(...read);
  }
  return bytes;
}

function readGroup(group: string): number[] | undefined {
  if (!/^[0-9a-f]{1,4}$/iu.test(group)) return undefined;
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 0xff];
}
