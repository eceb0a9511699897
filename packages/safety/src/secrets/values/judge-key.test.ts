import { describe, expect, it } from 'vitest';
import { judgeKey } from './judge-key.ts';
import { certainWords, harmlessEnds, likelyWords } from './sensitive-words.data.ts';

describe('judgeKey', () => {
  it.each(certainWords)('hides the value of %s, however its words are joined', (words) => {
    const parts = words.split(' ');
    const camel = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
    for (const name of [parts.join('_'), parts.join('-'), camel, words.toUpperCase(), `${camel}2`])
      expect(judgeKey(name), name).toBe('certain');
    expect(judgeKey(`db_${parts.join('_')}`)).toBe('certain');
    expect(judgeKey(`MY${camel}`)).toBe('certain');
  });

  it.each(['pin', 'PIN', 'Pin'])('hides the value of %s, which is the whole name', (name) => {
    expect(judgeKey(name)).toBe('certain');
  });

  it.each(likelyWords)('looks at the value of %s', (words) => {
    expect(judgeKey(words.replaceAll(' ', '_'))).toBe('likely');
  });

  it.each([
    ...['author', 'keyboard', 'session_title', 'monkey', 'tokenizer', 'secretary', 'passwordHash'],
    ...['max_tokens', 'token_count', 'keyId', 'primary_key', 'foreignKey', 'public_key', 'capital'],
    ...['led_pin', 'pin2', 'pinned', 'pin_count', 'spin', 'option'],
    ...['secret_name', 'authority', 'authored', 'tokens', 'rapid', 'cookies_enabled', '', 'key'],
    ...['password_reset_url', 'has_password', 'tokenType', 'x'.repeat(101), '__proto__'],
    ...harmlessEnds,
  ])('leaves the value of %s alone', (name) => {
    const expected = name === 'has_password' ? 'certain' : 'none';
    expect(judgeKey(name)).toBe(expected);
  });
});
