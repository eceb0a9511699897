import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogRing } from './log-ring.ts';
import { maxLineLength, splitLines } from './split-lines.ts';

configureProperties();

const anyLine = fc
  .string({ unit: 'binary', maxLength: 30 })
  .map((text) => text.replaceAll(/[\r\n]/gu, ' '));

function split(pieces: readonly Uint8Array[]): readonly { text: string; isCut: boolean }[] {
  const lines: { text: string; isCut: boolean }[] = [];
  const splitter = splitLines((text, isCut) => lines.push({ text, isCut }));
  for (const piece of pieces) splitter.push(piece);
  splitter.end();
  return lines;
}

describe('splitLines', () => {
  it('gives the same lines wherever the stream is cut, and tears no character', () => {
    fc.assert(
      fc.property(
        fc.array(anyLine, { maxLength: 8 }),
        fc.array(fc.nat(7), { maxLength: 60 }),
        (texts, cuts) => {
          const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''));
          const pieces: Uint8Array[] = [];
          let from = 0;
          for (const length of cuts) pieces.push(bytes.subarray(from, (from += length)));
          pieces.push(bytes.subarray(from));
          expect(split(pieces)).toEqual(
            texts.map((text) => ({ text: text.toWellFormed(), isCut: false })),
          );
        },
      ),
    );
  });

  it('takes any bytes, and no line is longer than a line may be', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 })), (pieces) => {
        for (const { text } of split(pieces)) expect(text.isWellFormed()).toBe(true);
      }),
    );
    const long = `${'😀'.repeat(maxLineLength)}\nnext`;
    const [first, second] = split([Buffer.from(long)]);
    expect(first?.isCut).toBe(true);
    expect(first?.text.length).toBe(maxLineLength);
    expect(first?.text.isWellFormed()).toBe(true);
    expect(split([Buffer.from(`x${long}`)])[0]?.text.isWellFormed()).toBe(true);
    expect(second).toEqual({ text: 'next', isCut: false });
  });
});

describe('a ring of lines', () => {
  it('keeps the newest within both limits and counts the rest', () => {
    const limits = fc.record({ maxLines: fc.integer({ min: 1, max: 9 }), maxBytes: fc.nat(60) });
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 60 }), limits, (texts, limit) => {
        const ring = new LogRing(limit);
        for (const text of texts) ring.push({ stream: 'stdout', text, isCut: false });
        const { lines, droppedLines, droppedBytes } = ring.newest(1_000);
        const kept = lines.map(({ text }) => text);
        const sum = (some: readonly string[]): number =>
          some.reduce((total, text) => total + Buffer.byteLength(text), 0);
        expect(kept).toEqual(texts.slice(texts.length - kept.length));
        expect(kept.length).toBeLessThanOrEqual(limit.maxLines);
        expect(sum(kept)).toBeLessThanOrEqual(limit.maxBytes);
        expect(droppedLines).toBe(texts.length - kept.length);
        expect(droppedBytes).toBe(sum(texts) - sum(kept));
        // Nothing is dropped that had room.
        const next = texts.at(-kept.length - 1);
        if (next !== undefined && kept.length < limit.maxLines)
          expect(sum(kept) + Buffer.byteLength(next)).toBeGreaterThan(limit.maxBytes);
      }),
    );
  });
});
