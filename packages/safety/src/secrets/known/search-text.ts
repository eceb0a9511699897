import { base64Digit } from '../encodings/digits.ts';
import { decodeBase64, decodeEscapes, decodeHex, joinLines } from '../encodings/decode-run.ts';
import { DecodedWriter, type Decoded } from '../encodings/decoded.ts';
import {
  viewBackslash,
  viewDoubleQuotes,
  viewForm,
  viewHtml,
  viewPercent,
  viewShellWord,
  viewSingleQuotes,
  type EscapeView,
} from '../encodings/escape-views.ts';
import { findPrintableBase64, findPrintableHex } from '../encodings/printable-stretches.ts';
import { findRegions, shortestRun, type Region, type RegionFamily } from './find-regions.ts';

/** Finds what is spelled without a choice in `[from, to)`. */
export type PlainSearch = (
  text: string,
  from: number,
  to: number,
  found: (start: number, end: number) => void,
) => void;

// One encoding inside of another; how a thing is spelled without a choice does not count.
const outermost = 2;

/** What a search needs to know beside the text. */
export interface TextSearch {
  readonly plain: PlainSearch;
  readonly writers: Writers;
  readonly classes: Uint8Array;
  /** How many characters a value takes at most without an escape: so far around each escape is read. */
  readonly reach: number;
  /** For each byte: what a form that spells a space `+` and a string in quotes may hold of a value, see `RegionLimits`. */
  readonly afterSpace: Uint8Array;
  readonly quoted: boolean;
  /** Whether all values are printable ASCII, so that only what spells such needs to be decoded. */
  readonly printable: boolean;
}

/** What reads the text itself and what reads decoded text; one of each serves a whole search, for it is done with one before the next. */
export interface Writers {
  readonly ofText: DecodedWriter;
  readonly ofBytes: DecodedWriter;
}

/** What `searchText` writes decoded text into. */
export function createWriters(): Writers {
  return { ofText: new DecodedWriter(false), ofBytes: new DecodedWriter(true) };
}

/** Finds what `plain` finds in `[from, to)`, and in what the escapes and runs there stand for, one inside of another up to two. */
export function searchText(
  search: TextSearch,
  text: string,
  from: number,
  to: number,
  found: (start: number, end: number) => void,
  depth: number = outermost,
  around?: RegionFamily,
): void {
  search.plain(text, from, to, found);
  if (depth === 0) return;
  const limits = {
    from,
    to,
    reach: search.reach,
    runs: depth === outermost,
    afterSpace: search.afterSpace,
    quoted: search.quoted,
  };
  const out = depth === outermost ? search.writers.ofText : search.writers.ofBytes;
  for (const region of findRegions(text, limits, search.classes)) {
    const inner = region.family === 'lines' ? 0 : depth - 1;
    readRegion(search, text, region, { out, around }, ({ text: decoded, starts, ends }) => {
      const mapBack = (start: number, end: number): void => {
        found(starts[start] ?? from, ends[end - 1] ?? to);
      };
      searchText(search, decoded, 0, decoded.length, mapBack, inner, region.family);
    });
  }
}

function readRegion(
  search: TextSearch,
  text: string,
  region: Region,
  { out, around }: { readonly out: DecodedWriter; readonly around: RegionFamily | undefined },
  read: (decoded: Decoded) => void,
): void {
  const { family, start, end } = region;
  if (family === 'base64') readBase64(search, text, region, out, read);
  else if (family === 'hex') readHex(search, text, region, out, read);
  else if (family === 'lines') read(joinLines(text, start, end, out));
  else if (family === 'pairs') read(decodeHex(text, start, end, 3, out));
  else {
    const seen = new Set<string>();
    for (const view of viewsOf(family, around)) {
      const decoded = decodeEscapes(text, start, end, view, out);
      if (!seen.has(decoded.text)) read(decoded);
      seen.add(decoded.text);
    }
  }
}

function readBase64(
  { printable }: TextSearch,
  text: string,
  { start, end }: Region,
  out: DecodedWriter,
  read: (decoded: Decoded) => void,
): void {
  const stretches = printable
    ? findPrintableBase64(text, start, end, escapedRun)
    : [0, 1, 2, 3].map((phase) => ({ start: start + phase, end }));
  for (const stretch of stretches) read(decodeBase64(text, stretch.start, stretch.end, out));
}

function readHex(
  { printable }: TextSearch,
  text: string,
  { start, end }: Region,
  out: DecodedWriter,
  read: (decoded: Decoded) => void,
): void {
  const stretches = printable
    ? findPrintableHex(text, start, end, escapedRun)
    : [0, 1].map((phase) => ({ start: start + phase, end }));
  for (const stretch of stretches) read(decodeHex(text, stretch.start, stretch.end, 2, out));
}

function viewsOf(family: RegionFamily, around: RegionFamily | undefined): readonly EscapeView[] {
  switch (family) {
    case 'percent': {
      return [viewPercent, viewForm];
    }
    case 'backslash': {
      // What escapes are written into escapes for is JSON in JSON, or in a shell's words.
      return around === 'backslash'
        ? [viewBackslash]
        : [viewBackslash, viewShellWord, viewDoubleQuotes];
    }
    case 'quotes': {
      return [viewSingleQuotes];
    }
    case 'html': {
      return [viewHtml];
    }
    default: {
      return [];
    }
  }
}

/** A span of base64 with the digits and the padding around it that tell a part of the value, too. */
export function withPadding(
  text: string,
  [start, end]: readonly [number, number],
  whole: { readonly before: boolean; readonly after: boolean },
): readonly [number, number] {
  const first = whole.before && base64Digit(text.charCodeAt(start - 1)) >= 0 ? start - 1 : start;
  let last = whole.after && base64Digit(text.charCodeAt(end)) >= 0 ? end + 1 : end;
  for (let left = 2; left > 0 && text.charCodeAt(last) === 0x3d; left -= 1) last += 1;
  return [first, last];
}

const escapedRun = { least: shortestRun, controls: false };
