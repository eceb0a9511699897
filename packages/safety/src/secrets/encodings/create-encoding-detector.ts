import type { DetectedSpan, Detector } from '../find/detector.ts';
import { decodeBase64, decodeEscapes, decodeHex, joinLines } from './decode-run.ts';
import { DecodedWriter, type Decoded } from './decoded.ts';
import { viewsByKind } from './escape-views.ts';
import { createScanClasses, findEncodedRuns, type EncodedRun } from './find-encoded-runs.ts';
import { findPrintableBase64, findPrintableHex, type DigitStretch } from './printable-stretches.ts';

/** What a detector of encoded secrets asks, and how deep it goes. */
export interface CreateEncodingDetectorOptions {
  /** Finds in decoded text, a letter for each byte (latin1); what it finds of category `secret` counts. */
  readonly find: (decoded: string) => readonly DetectedSpan[];
  /** How many encodings one inside the other are read. Absent: 3. */
  readonly maxDepth?: number;
}

/**
 * Finds secrets inside of base64, base64url, hex, percent and backslash escapes, numeric character references and
 * quoted-printable, one inside the other up to `maxDepth`. A run of digits of up to 8,192 is hidden whole, with the rule of
 * the first secret in it; of a longer one the digits that spell the secret; of escapes the characters that do.
 */
export function createEncodingDetector({
  find,
  maxDepth = 3,
}: CreateEncodingDetectorOptions): Detector {
  const search: EncodingSearch = {
    find: (decoded) => find(decoded).filter(({ category }) => category === 'secret'),
    classes: createScanClasses(),
    writers: Array.from({ length: maxDepth }, (_, left) => createWriters(left + 1 < maxDepth)),
  };
  return {
    maxLength: longestRead,
    find: (text, from, to) => {
      const spans: DetectedSpan[] = [];
      for (let block = from; block < to; block += stride) {
        const blockEnd = Math.min(block + stride, to);
        const start = Math.max(0, block - longestRun - edge);
        const end = Math.min(text.length, blockEnd + longestRead);
        for (const span of searchEncoded(search, text, start, end, maxDepth))
          if (span.start >= block && span.start < blockEnd) spans.push(span);
      }
      return spans.sort((left, right) => left.start - right.start || right.end - left.end);
    },
  };
}

// A longer run is judged piece by piece, and what is read for one place ends here.
const longestRun = 8192;
const longestRead = 16_384;
const stride = 131_072;
const edge = 64;
const base64Text = { least: 24, controls: true };
const hexText = { least: 32, controls: true };

interface EncodingSearch {
  readonly find: (decoded: string) => readonly DetectedSpan[];
  readonly classes: Uint8Array;
  /** By how many encodings are left to read behind this one: what is read at one depth is asked for while a deeper one is written. */
  readonly writers: readonly DepthWriters[];
}

interface DepthWriters {
  readonly decoded: DecodedWriter;
  readonly joined: DecodedWriter;
}

function createWriters(ofBytes: boolean): DepthWriters {
  return { decoded: new DecodedWriter(ofBytes), joined: new DecodedWriter(ofBytes) };
}

function searchEncoded(
  search: EncodingSearch,
  text: string,
  from: number,
  to: number,
  depth: number,
): readonly DetectedSpan[] {
  const writers = search.writers[depth - 1];
  if (writers === undefined) return [];
  return findEncodedRuns(text, from, to, search.classes).flatMap((run) => {
    if (run.kind === 'digits') return judgeDigits(search, text, run, depth, writers);
    if (run.kind === 'lines') return judgeLines(search, text, run, depth, writers);
    const view = viewsByKind[run.kind];
    const decoded = decodeEscapes(text, run.start, run.end, view, writers.decoded);
    return judge(search, decoded, depth, touchesEscape);
  });
}

function judge(
  search: EncodingSearch,
  decoded: Decoded,
  depth: number,
  counts: (decoded: Decoded, span: DetectedSpan) => boolean = () => true,
): readonly DetectedSpan[] {
  const { text } = decoded;
  const inner = searchEncoded(search, text, 0, text.length, depth - 1);
  const found = [...search.find(text), ...inner].filter((span) => counts(decoded, span));
  return mapBack(decoded, found);
}

// What no escape has a part in is as plain to whoever reads the text itself.
function touchesEscape({ starts, ends }: Decoded, { start, end }: DetectedSpan): boolean {
  const first = Math.max(0, start - contextRead);
  return (ends[end - 1] ?? 0) - (starts[first] ?? 0) !== end - first;
}

const contextRead = 48;

function judgeLines(
  search: EncodingSearch,
  text: string,
  { start, end }: EncodedRun,
  depth: number,
  writers: DepthWriters,
): readonly DetectedSpan[] {
  const joined = joinLines(text, start, end, writers.joined);
  const run: EncodedRun = { kind: 'digits', start: 0, end: joined.text.length };
  return mapBack(joined, judgeDigits(search, joined.text, run, depth, writers));
}

function mapBack(
  { starts, ends }: Decoded,
  spans: readonly DetectedSpan[],
): readonly DetectedSpan[] {
  return spans.map(({ rule, category, start, end }) => ({
    rule,
    category,
    start: starts[start] ?? 0,
    end: ends[end - 1] ?? starts[start] ?? 0,
  }));
}

function judgeDigits(
  search: EncodingSearch,
  text: string,
  run: EncodedRun,
  depth: number,
  { decoded }: DepthWriters,
): readonly DetectedSpan[] {
  const spans = [
    ...piecesOf(findPrintableHex(text, run.start, run.end, hexText)).flatMap(({ start, end }) =>
      judge(search, decodeHex(text, start, end, 2, decoded), depth),
    ),
    ...piecesOf(findPrintableBase64(text, run.start, run.end, base64Text)).flatMap(
      ({ start, end }) => judge(search, decodeBase64(text, start, end, decoded), depth),
    ),
  ];
  const [first] = spans;
  if (first === undefined || run.end - run.start > longestRun) return spans;
  let { end } = run;
  while (end < run.end + 2 && text.charCodeAt(end) === 0x3d) end += 1;
  return [{ ...first, start: run.start, end }];
}

// Pieces overlap by half, so that what begins in one is whole in it or in the next.
function piecesOf(stretches: readonly DigitStretch[]): readonly DigitStretch[] {
  return stretches.flatMap(({ start, end }) => {
    if (end - start <= longestRun) return [{ start, end }];
    const count = Math.ceil((end - start) / (longestRun / 2)) - 1;
    return Array.from({ length: count }, (_, at) => {
      const first = start + (at * longestRun) / 2;
      return { start: first, end: Math.min(first + longestRun, end) };
    });
  });
}
