// Loopback, this network, broadcast and multicast, and what documentation uses (RFC 6890, RFC 5737).
const nobodys4 =
  /^(?:127\.|0\.|255\.|22[4-9]\.|23\d\.|24\d\.|25[0-4]\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)/u;

/** Whether an IPv4 address may name somebody's device; four single digits are taken for a version. */
export function isIpv4OfSomebody(text: string): boolean {
  return !nobodys4.test(text) && !/^\d(?:\.\d){3}$/u.test(text);
}

/** Whether a text is an IPv6 address (RFC 4291) that may name somebody's device: not unspecified, loopback, documentation, or a name of C++. */
export function isIpv6OfSomebody(text: string): boolean {
  const parts = text.split('::');
  if (parts.length > 2 || /^(?:2001:0?db8:|::)/iu.test(text)) return false;
  const groups = parts.flatMap((part) => (part === '' ? [] : part.split(':')));
  if (groups.some((group) => group === '')) return false;
  const isWhole =
    parts.length === 1 ? groups.length === 8 : groups.length >= 3 && groups.length < 8;
  // Times and ratios hold digits alone.
  return isWhole && groups.some((group) => group.length > 2);
}

/** Whether a MAC address may be a device's: neither zero nor broadcast. */
export function isMacOfSomebody(text: string): boolean {
  return !/^(?:00[:-]){5}00$|^(?:ff[:-]){5}ff$/iu.test(text);
}
