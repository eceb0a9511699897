import { describe, expect, it } from 'vitest';
import { readRetryAfter } from './retry-after.ts';

const read = (headers: Readonly<Record<string, string>>): number | undefined =>
  readRetryAfter((name) => headers[name], Date.parse('Wed, 21 Oct 2015 07:28:00 GMT'));

describe('readRetryAfter', () => {
  it.each([
    [{ 'retry-after': '3' }, 3_000],
    [{ 'retry-after': ' 0.5 ' }, 500],
    [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    [{ 'retry-after-ms': 'soon', 'retry-after': '9' }, 9_000],
    [{ 'retry-after': 'Wed, 21 Oct 2015 07:28:30 GMT' }, 30_000],
    [{ 'retry-after': 'Wed, 21 Oct 2015 07:27:00 GMT' }, 0],
    [{ 'retry-after': 'tomorrow' }, undefined],
    [{ 'retry-after': '' }, undefined],
    [{}, undefined],
  ])('reads %j as %s ms', (headers, delayMs) => {
    expect(read(headers)).toBe(delayMs);
  });
});
