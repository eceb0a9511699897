/**
 * How long a server asks to wait before the next attempt, in milliseconds: `retry-after-ms`, else `Retry-After` in seconds
 * or as a date (RFC 9110, 10.2.3). Absent when it does not say, or says nonsense.
 */
export function readRetryAfter(
  header: (name: string) => string | undefined,
  nowMs: number,
): number | undefined {
  const exact = header('retry-after-ms');
  if (exact !== undefined && /^\d+(\.\d+)?$/.test(exact)) return Number(exact);
  const value = header('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
