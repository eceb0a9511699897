import { configureProperties, text } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { pageLines } from './page-lines.ts';

configureProperties();

function readThrough(whole: string, limit: number): string {
  let read = '';
  for (let offset: number | undefined = 1; offset !== undefined;) {
    const page = pageLines(whole, { offset, limit, maxBytes: 1_000_000 });
    if (page.shown === page.total) return page.text;
    const [note = '', next] =
      /\[Showing lines \d+-\d+ of \d+(?:; continue with offset (\d+))?\]$/.exec(page.text) ?? [];
    read += page.text.slice(0, page.text.length - note.length);
    offset = next === undefined ? undefined : Number(next);
  }
  return read;
}

describe('pageLines', () => {
  it('shows every line once to a reader who follows the offsets', () => {
    fc.assert(
      fc.property(
        fc.array(text(20), { minLength: 1 }),
        fc.integer({ min: 1, max: 5 }),
        (lines, limit) => {
          const whole = `${lines.join('\n')}\n`;
          return readThrough(whole, limit) === whole;
        },
      ),
    );
  });
});
