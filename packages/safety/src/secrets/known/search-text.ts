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
import { findRegions, type Region, type RegionFamily } from './find-regions.ts';

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
  readonly classes: Uint8Array;
  /** How many characters a value takes at most without an escape: so far around each escape is read. */
  readonly reach: number;
  /** Whether a value holds a space, which a form spells `+`. */
  readonly form: boolean;
}

/** Finds what `plain` finds in `[from, to)`, and in what the escapes and runs there stand for, one inside of another up to two. */
export function searchText(
  search: TextSearch,
  text: string,
  from: number,
  to: number,
  found: (start: number, end: number) => void,
  depth = outermost,
): void {
  search.plain(text, from, to, found);
  if (depth === 0) return;
  const limits = { from, to, reach: search.reach, runs: depth === outermost, form: search.form };
  for (const region of findRegions(text, limits, search.classes))
    for (const decoded of readRegion(text, region, depth < outermost)) {
      const { starts, ends } = decoded;
      const inner = region.family === 'lines' ? 0 : depth - 1;
      const mapBack = (start: number, end: number): void => {
        found(starts[start] ?? from, ends[end - 1] ?? to);
      };
      searchText(search, decoded.text, 0, decoded.text.length, mapBack, inner);
    }
}

function* readRegion(text: string, region: Region, ofBytes: boolean): Generator<Decoded> {
  const out = new DecodedWriter(ofBytes);
  const { family, start, end } = region;
  for (const view of viewsOf(family)) yield decodeEscapes(text, start, end, view, out);
  if (family === 'lines') yield joinLines(text, start, end, out);
  if (family === 'pairs') yield decodeHex(text, start, end, 3, out);
  if (family === 'hex')
    for (const phase of [0, 1]) yield decodeHex(text, start + phase, end, 2, out);
  if (family === 'base64')
    for (const phase of [0, 1, 2, 3]) yield decodeBase64(text, start + phase, end, out);
}

function viewsOf(family: RegionFamily): readonly EscapeView[] {
  switch (family) {
    case 'percent': {
      return [viewPercent, viewForm];
    }
    case 'backslash': {
      return [viewBackslash, viewShellWord, viewDoubleQuotes];
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
