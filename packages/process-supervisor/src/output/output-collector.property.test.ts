import type { BoundedOutput } from '@selfware/contracts';
import { configureProperties, cuts } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { createOutputCollector } from './output-collector.ts';

configureProperties();

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 600 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => new TextEncoder().encode(text)),
);

const cutBytes = bytes.chain((whole) => fc.tuple(fc.constant(whole), cuts(whole)));

function collect(pieces: readonly Uint8Array[], maxBytes: number): BoundedOutput {
  const collector = createOutputCollector(maxBytes);
  for (const piece of pieces) collector.push(piece);
  return collector.output();
}

describe('createOutputCollector', () => {
  it('keeps the two ends of the whole, whatever the pieces', () => {
    fc.assert(
      fc.property(cutBytes, fc.nat({ max: 400 }), ([whole, pieces], maxBytes) => {
        const { head, tail } = collect(pieces, maxBytes);
        if (whole.length <= maxBytes) return tail.length === 0 && same(head, whole);
        const startFits = same(head, whole.subarray(0, head.length));
        const endFits = same(tail, whole.subarray(whole.length - tail.length));
        const kept = head.length + tail.length;
        return startFits && endFits && kept <= maxBytes && kept >= maxBytes - 6;
      }),
    );
  });

  it('counts every byte and every line', () => {
    fc.assert(
      fc.property(cutBytes, fc.nat({ max: 100 }), ([whole, pieces], maxBytes) => {
        const { totalBytes, totalLines } = collect(pieces, maxBytes);
        const newlines = whole.filter((byte) => byte === 0x0a).length;
        const open = whole.length > 0 && whole.at(-1) !== 0x0a ? 1 : 0;
        return totalBytes === whole.length && totalLines === newlines + open;
      }),
    );
  });

  it('cuts valid UTF-8 only between characters', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(text, fc.nat({ max: 400 }), (whole, maxBytes) => {
        const { head, tail } = collect([new TextEncoder().encode(whole)], maxBytes);
        const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
        const start = strict.decode(head);
        const end = strict.decode(tail);
        return whole.toWellFormed().startsWith(start) && whole.toWellFormed().endsWith(end);
      }),
    );
  });
});

function same(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}
