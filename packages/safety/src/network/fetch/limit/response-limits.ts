import { FetchLimitError } from '../../../errors.ts';

/** What one answer may be; everything in bytes. */
export interface ResponseLimits {
  readonly maxBytes: number;
  readonly maxHeaderBytes: number;
  readonly maxRatio: number;
}

/** Counts one answer, and says when it breaks a limit. */
export interface ResponseMeter {
  /** Counts bytes as they came. */
  received(bytes: number): FetchLimitError | undefined;
  /** Counts bytes as they are given out. */
  decoded(bytes: number): FetchLimitError | undefined;
}

// Below this a high ratio does no harm, and is usual for text that repeats itself.
const ratioFloor = 1_048_576;

/** Starts at nothing. */
export function createResponseMeter({ maxBytes, maxRatio }: ResponseLimits): ResponseMeter {
  let received = 0;
  let decoded = 0;
  return {
    received(bytes) {
      received += bytes;
      return received > maxBytes ? overLimit('body', maxBytes, 'bytes of body') : undefined;
    },
    decoded(bytes) {
      decoded += bytes;
      if (decoded > maxBytes) return overLimit('body', maxBytes, 'bytes of body');
      const isBomb = decoded > ratioFloor && decoded > received * maxRatio;
      return isBomb ? overLimit('ratio', maxRatio, 'decoded bytes for each byte') : undefined;
    },
  };
}

/** The error of a limit that an answer breaks. */
export function overLimit(limit: string, most: number, what: string): FetchLimitError {
  return new FetchLimitError({
    message: `expected at most ${String(most)} ${what}, got more`,
    hint: 'Raise the limit where the guarded fetch is made, if the place is trusted with it.',
    details: { limit, most },
  });
}
