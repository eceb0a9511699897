import { describe, expect, it } from 'vitest';
import { markSpan } from './mark-span.ts';

describe('markSpan', () => {
  it('puts carets under the part', () => {
    expect(markSpan('ls && rm x', { start: 6, end: 10 })).toEqual(['ls && rm x', '      ^^^^']);
  });

  it('marks every line that the part reaches, and makes visible what hides', () => {
    expect(markSpan('a\u202E\nbc', { start: 1, end: 5 })).toEqual([
      'a\\u{202e}',
      ' ^^^^^^^^',
      'bc',
      '^^',
    ]);
  });

  it('marks nothing without a span', () => {
    expect(markSpan('a\nb')).toEqual(['a', 'b']);
  });
});
