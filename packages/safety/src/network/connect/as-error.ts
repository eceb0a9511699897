/** The same error, or one around a reason that is none: `abort()` and foreign code may give anything. */
export function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('given up', { cause: reason });
}
