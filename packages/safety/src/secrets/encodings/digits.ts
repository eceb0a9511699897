/** What a hexadecimal digit counts, in either case; -1 for any other character. */
export function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** The number that `count` hexadecimal digits at `at` spell; -1 when there are fewer. */
export function hexAt(text: string, at: number, count: number): number {
  let value = 0;
  for (let place = at; place < at + count; place += 1) {
    const digit = hexDigit(text.charCodeAt(place));
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** What a digit of base64 or base64url counts (RFC 4648, sections 4 and 5); -1 for any other character, `=` too. */
export function base64Digit(code: number): number {
  return base64Digits[code] ?? -1;
}

// Asked for each character of a run of digits.
const base64Digits = Int8Array.from({ length: 128 }, (_, code) => {
  if (code >= 0x61 && code <= 0x7a) return code - 0x47;
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  if (code >= 0x30 && code <= 0x39) return code + 4;
  if (code === 0x2b || code === 0x2d) return 62;
  return code === 0x2f || code === 0x5f ? 63 : -1;
});
