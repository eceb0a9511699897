import type { BoundedOutput } from '@selfware/contracts';
import { createByteRing } from './byte-ring.ts';
import { brokenStartLength, completePrefixLength } from './utf8-boundaries.ts';

/** Takes a stream piece by piece and keeps only its two ends. */
export interface OutputCollector {
  push(chunk: Uint8Array): void;
  totalBytes(): number;
  /** What was taken so far. */
  output(): BoundedOutput;
}

/**
 * Creates a collector that keeps at most `maxBytes` of a stream, half at each end, and counts the rest.
 * Neither end is cut inside a UTF-8 sequence; how the stream was cut into pieces makes no difference.
 */
export function createOutputCollector(maxBytes: number): OutputCollector {
  const headLimit = Math.ceil(maxBytes / 2);
  const headPieces: Uint8Array[] = [];
  const ring = createByteRing(maxBytes - headLimit);
  let totalBytes = 0;
  let newlines = 0;
  let lastByte = 0x0a;
  return {
    totalBytes: () => totalBytes,
    push(chunk) {
      const headRoom = Math.max(0, headLimit - totalBytes);
      // A copy, which Buffer.slice is not: a view would keep the whole buffer of the stream alive.
      if (headRoom > 0) headPieces.push(new Uint8Array(chunk.subarray(0, headRoom)));
      ring.push(chunk.subarray(headRoom));
      totalBytes += chunk.length;
      newlines += countNewlines(chunk);
      lastByte = chunk.at(-1) ?? lastByte;
    },
    output() {
      const totalLines = newlines + (lastByte === 0x0a ? 0 : 1);
      const ends = { head: Buffer.concat(headPieces), tail: ring.bytes() };
      const { head, tail } = totalBytes <= maxBytes ? joined(ends) : trimmed(ends);
      return { head, tail, totalBytes, totalLines, text: () => render(head, tail, totalBytes) };
    },
  };
}

/** The output of a program that never ran. */
export function emptyOutput(): BoundedOutput {
  return createOutputCollector(0).output();
}

interface Ends {
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
}

function joined({ head, tail }: Ends): Ends {
  return { head: Buffer.concat([head, tail]), tail: new Uint8Array(0) };
}

function trimmed({ head, tail }: Ends): Ends {
  return {
    head: head.subarray(0, completePrefixLength(head)),
    tail: tail.subarray(brokenStartLength(tail)),
  };
}

// A plain loop: indexOf costs a call a line, which is seconds for 500 MB of short lines.
function countNewlines(chunk: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < chunk.length; index += 1) if (chunk[index] === 0x0a) count += 1;
  return count;
}

function render(head: Uint8Array, tail: Uint8Array, totalBytes: number): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const omitted = totalBytes - head.length - tail.length;
  const start = decoder.decode(head);
  if (omitted === 0) return start + decoder.decode(tail);
  const gap = start === '' || start.endsWith('\n') ? '' : '\n';
  return `${start}${gap}[${omitted} of ${totalBytes} bytes left out]\n${decoder.decode(tail)}`;
}
