import { describe, expect, it } from 'vitest';
import { createSseDecoder } from './sse-decoder.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function decode(text: string): readonly string[] {
  const decoder = createSseDecoder(1_000);
  const pushed = decoder.push(encode(text));
  const last = decoder.end();
  return [...(pushed.ok ? pushed.value : []), ...(last === undefined ? [] : [last])];
}

describe('createSseDecoder', () => {
  it.each(['\n', '\r\n', '\r'])('ends lines at %j', (end) => {
    expect(decode(`data: a${end}${end}data: b${end}${end}`)).toEqual(['a', 'b']);
  });

  it('takes data with and without a space, and only one space', () => {
    expect(decode('data:a\n\ndata:  b\n\n')).toEqual(['a', ' b']);
  });

  it('joins several data lines with a line feed', () => {
    expect(decode('data: a\ndata\ndata: b\n\n')).toEqual(['a\n\nb']);
  });

  it('ignores comments, other fields, empty events and a byte order mark', () => {
    expect(decode('\u{FEFF}: hello\n\nevent: x\nid: 1\nretry: 5\ndata: a\n\n\n\n')).toEqual(['a']);
  });

  it('gives an event that the stream ends in', () => {
    expect(decode('data: a\n\ndata: b')).toEqual(['a', 'b']);
  });

  it('refuses an event longer than allowed, on one line or on many', () => {
    const tooLong = { ok: false, failure: { code: 'event-too-long' } };
    expect(createSseDecoder(10).push(encode('data: 0123456789'))).toEqual(tooLong);
    expect(createSseDecoder(10).push(encode('data: 012\ndata: 345\n'))).toEqual(tooLong);
    expect(createSseDecoder(10).push(encode('data: 0\n\ndata: 1\n\n')).ok).toBe(true);
  });
});
