import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

const limits = { maxLength: 1_000_000, maxDepth: 100 };

describe('parseJson', () => {
  it('gives the value of a JSON text', () => {
    const result = parseJson('{"a": [1, "two", null, true]}', limits);
    expect(result).toEqual({ ok: true, value: { a: [1, 'two', null, true] } });
  });

  it('counts nesting, not brackets: those in strings and behind escapes are text', () => {
    const strict = { ...limits, maxDepth: 1 };
    expect(parseJson(String.raw`["[[[", "\"[[", "\\"]`, strict).ok).toBe(true);
    expect(parseJson('[[], [], {}]', { ...limits, maxDepth: 2 }).ok).toBe(true);
    expect(parseJson('1', { ...limits, maxDepth: 0 }).ok).toBe(true);
    expect(parseJson('[[]]', strict)).toEqual({
      ok: false,
      failure: {
        code: 'json-too-deep',
        message: 'expected JSON nested at most 1 deep, got deeper',
      },
    });
  });

  it('refuses a text that is too long before it looks at it', () => {
    expect(parseJson('[1,', { ...limits, maxLength: 2 })).toEqual({
      ok: false,
      failure: {
        code: 'json-too-long',
        message: 'expected at most 2 characters of JSON, got 3',
      },
    });
  });

  it('quotes nothing of a text that is not JSON', () => {
    const result = parseJson('{"password": hunter2}', limits);
    expect(result).toMatchObject({ ok: false, failure: { code: 'json-invalid' } });
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });

  it('reads deeper than the stack is high when it is allowed to', () => {
    const depth = 50_000;
    const text = '['.repeat(depth) + ']'.repeat(depth);
    expect(parseJson(text, { maxLength: 1_000_000, maxDepth: depth }).ok).toBe(true);
  });
});
