import { configureProperties, text } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteLines } from './quote-lines.ts';

configureProperties();

describe('quoteLines', () => {
  it('lets no line of a foreign text begin without the mark', () => {
    const lineBreaks = fc.constantFrom(
      '\n',
      '\r',
      '\r\n',
      '\u2028',
      '\u2029',
      '\u0085',
      '\v',
      '\f',
    );
    const foreign = fc.array(fc.oneof(text(20), lineBreaks)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(foreign, (content) => {
        for (const line of quoteLines(content).split(/[\n\r\v\f\u0085\u2028\u2029]/))
          expect(line.startsWith('> ')).toBe(true);
      }),
    );
  });
});
