import { createFakeClock } from '@selfware/test-kit';
import { systemClock } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { createMatcher } from './matcher.ts';

const { signal } = new AbortController();
const options = { signal, clock: systemClock };

describe('createMatcher', () => {
  it('takes a text letter by letter', async () => {
    const matcher = await createMatcher({ pattern: 'a.b', regex: false, maxMatches: 9 }, options);
    expect(await matcher.match('axb\n a.b!\r\n')).toEqual([{ line: 2, text: ' a.b!' }]);
    expect(await matcher.match('nothing')).toEqual([]);
    await matcher.close();
  });

  it('matches a regular expression line by line', async () => {
    const matcher = await createMatcher({ pattern: '^a+$', regex: true, maxMatches: 9 }, options);
    expect(await matcher.match('aa\nb\na')).toEqual([
      { line: 1, text: 'aa' },
      { line: 3, text: 'a' },
    ]);
    expect(await matcher.match('')).toEqual([]);
    await matcher.close();
  });

  it('cuts long lines', async () => {
    const matcher = await createMatcher({ pattern: 'x', regex: false, maxMatches: 9 }, options);
    expect(await matcher.match('x'.repeat(1_000))).toEqual([
      { line: 1, text: `${'x'.repeat(300)}...` },
    ]);
  });

  it('gives up on a pattern that backtracks for ever', async () => {
    const clock = createFakeClock();
    const matcher = await createMatcher(
      { pattern: '^(a+)+$', regex: true, maxMatches: 9 },
      { signal, clock },
    );
    const matching = matcher.match(`${'a'.repeat(40)}b`);
    await clock.advance(2_000);
    expect(await matching).toBeUndefined();
    await matcher.close();
  });

  it('gives up when it is stopped', async () => {
    const abort = new AbortController();
    const matcher = await createMatcher(
      { pattern: '^(a+)+$', regex: true, maxMatches: 9 },
      { signal: abort.signal, clock: systemClock },
    );
    const matching = matcher.match(`${'a'.repeat(40)}b`);
    abort.abort();
    expect(await matching).toBeUndefined();
    await matcher.close();
  });

  it.each(['(', 'x'.repeat(1_001)])('refuses a pattern that is none', async (pattern) => {
    await expect(
      createMatcher({ pattern, regex: true, maxMatches: 9 }, options),
    ).rejects.toMatchObject({ code: 'tools/invalid-pattern' });
  });
});
