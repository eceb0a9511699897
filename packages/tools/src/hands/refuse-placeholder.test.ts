import { describe, expect, it } from 'vitest';
import { refusePlaceholder } from './refuse-placeholder.ts';

describe('refusePlaceholder', () => {
  it.each(['key = [REDACTED:github-token]', 'to: [EMAIL#0123abcd]', '[A_B#0123456789abcdef]'])(
    'lets no stand-in into a file that has none: %s',
    (content) => {
      const refused: unknown = expect.objectContaining({ code: 'tools/placeholder-written' });
      expect(() => {
        refusePlaceholder('a', content, null);
      }).toThrow(refused);
      expect(() => {
        refusePlaceholder('a', content, Buffer.from('key = 1'));
      }).toThrow(refused);
    },
  );

  it('lets stay what a file holds already, and what only looks alike', () => {
    refusePlaceholder('a', 'x [REDACTED:jwt] y', Buffer.from('[REDACTED:jwt]'));
    for (const content of ['[REDACTED]', '[a#0123abcd]', '[EMAIL#012]', '[x][REDACTED:', 'a [B] c'])
      refusePlaceholder('a', content, null);
  });
});
