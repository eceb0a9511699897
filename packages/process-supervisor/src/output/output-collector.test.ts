import { describe, expect, it } from 'vitest';
import { createOutputCollector, emptyOutput } from './output-collector.ts';

function collect(text: string, maxBytes: number): string {
  const collector = createOutputCollector(maxBytes);
  collector.push(Buffer.from(text));
  return collector.output().text();
}

describe('createOutputCollector', () => {
  it('gives a short output back as it was', () => {
    expect(collect('one\ntwo', 7)).toBe('one\ntwo');
  });

  it('tells in a line of its own how much it left out', () => {
    expect(collect('0123456789', 4)).toBe('01\n[6 of 10 bytes left out]\n89');
    expect(collect('0\n23456789', 4)).toBe('0\n[6 of 10 bytes left out]\n89');
  });

  it('keeps nothing but the totals within no bytes at all', () => {
    expect(collect('a\nb\n', 0)).toBe('[4 of 4 bytes left out]\n');
  });

  it('gives an empty text for no output', () => {
    expect(emptyOutput()).toMatchObject({ totalBytes: 0, totalLines: 0 });
    expect(emptyOutput().text()).toBe('');
  });

  it('does not keep the buffer of a piece alive', () => {
    const collector = createOutputCollector(10);
    const piece = Buffer.from('before');
    collector.push(piece);
    piece.fill('x');
    expect(collector.output().text()).toBe('before');
  });
});
