import { base64Digit, hexDigit } from '../encodings/digits.ts';

/** Ways of spelling that leave choices, so that what they stand for must be read before it is searched. */
export type RegionFamily =
  'percent' | 'backslash' | 'quotes' | 'html' | 'lines' | 'pairs' | 'base64' | 'hex';

/** A stretch of text that may spell a value in the way of `family`. */
export interface Region {
  readonly family: RegionFamily;
  readonly start: number;
  end: number;
}

/** Where to look and how far around each sign of a spelling; `runs`: also for whole runs of base64 and hex. */
export interface RegionLimits {
  readonly from: number;
  readonly to: number;
  readonly reach: number;
  readonly runs: boolean;
  /** For each ASCII character, and at 128 for all others, whether a `+` before it may be a space of a value. */
  readonly afterSpace: Uint8Array;
  /** Whether a value holds a quotation mark: an escaped one else ends all values. */
  readonly quoted: boolean;
}

/** Finds the stretches of `[from, to)` that hold escapes, or runs of digits, by one look at each character. */
export function findRegions(text: string, limits: RegionLimits, classes: Uint8Array): Region[] {
  const { from, to } = limits;
  const regions = new RegionList(limits);
  let run = 0;
  let hexRun = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (classes[code] ?? 0) : 0;
    if (kind >= runKind) {
      run += 1;
      if (kind === hexKind) hexRun += 1;
      else {
        if (hexRun >= shortestRun) regions.run('hex', at - hexRun, at);
        hexRun = 0;
        if (kind === plusKind && mayBeSpace(text.charCodeAt(at + 1), limits.afterSpace))
          regions.around('percent', at);
      }
      continue;
    }
    if (run >= shortestRun) {
      regions.run('base64', at - run, at);
      if (hexRun >= shortestRun) regions.run('hex', at - hexRun, at);
    }
    if (kind !== 0) markSign(text, at, code, run, regions);
    run = 0;
    hexRun = 0;
  }
  if (run >= shortestRun) regions.run('base64', to - run, to);
  if (hexRun >= shortestRun) regions.run('hex', to - hexRun, to);
  return regions.list;
}

/** What each ASCII character means to `findRegions`. */
export function createCharacterClasses(): Uint8Array {
  const classes = new Uint8Array(128);
  for (let code = 0; code < 128; code += 1) {
    if (hexDigit(code) >= 0) classes[code] = hexKind;
    else if (base64Digit(code) >= 0) classes[code] = runKind;
    else if (signs.includes(String.fromCharCode(code))) classes[code] = 1;
  }
  classes[0x2b] = plusKind;
  return classes;
}

/** The fewest digits of a run that is decoded: six characters with one escape are seven bytes, and seven bytes take ten digits. */
export const shortestRun = 10;
const wrappedRun = 16;
const signs = '%\\&\'"\n :';
const runKind = 2;
const hexKind = 3;
const plusKind = 4;

class RegionList {
  readonly list: Region[] = [];
  readonly #last = new Map<RegionFamily, Region>();
  readonly #limits: RegionLimits;

  get quoted(): boolean {
    return this.#limits.quoted;
  }

  constructor(limits: RegionLimits) {
    this.#limits = limits;
  }

  around(family: RegionFamily, at: number): void {
    const { from, to, reach } = this.#limits;
    const start = Math.max(from, at - reach);
    const end = Math.min(to, at + reach + longestEscape);
    const last = this.#last.get(family);
    if (last !== undefined && last.end >= start) last.end = end;
    else this.#add({ family, start, end });
  }

  run(family: RegionFamily, start: number, end: number): void {
    if (this.#limits.runs) this.#add({ family, start, end });
  }

  #add(region: Region): void {
    this.#last.set(region.family, region);
    this.list.push(region);
  }
}

const longestEscape = 16;

function markSign(text: string, at: number, code: number, run: number, regions: RegionList): void {
  if (code === 0x5c) markBackslash(text, at, regions);
  else if (code === 0x25) {
    if (isHexPair(text, at + 1)) regions.around('percent', at);
  } else if (code === 0x26) {
    const next = text.charCodeAt(at + 1);
    if (next === 0x23 || isLetter(next)) regions.around('html', at);
  } else if (code === 0x0a) {
    const before = text.charCodeAt(at - 1) === 0x0d ? lengthOfRun(text, at - 1) : run;
    if (before >= wrappedRun) regions.around('lines', at);
  } else if (code === 0x20 || code === 0x3a) {
    // Five in a row at least, or every time of day would be one.
    if (text.charCodeAt(at + 3) === code && text.charCodeAt(at + 6) === code)
      markPairs(text, at, code, regions);
  } else if (code === 0x27 && text.charCodeAt(at + 1) === 0x22) regions.around('quotes', at);
}

function markBackslash(text: string, at: number, regions: RegionList): void {
  if (regions.quoted || text.charCodeAt(at + 1) !== 0x22) regions.around('backslash', at);
  if (text.charCodeAt(at - 1) === 0x27) regions.around('quotes', at);
}

function lengthOfRun(text: string, end: number): number {
  let length = 0;
  while (length < wrappedRun && base64Digit(text.charCodeAt(end - length - 1)) >= 0) length += 1;
  return length;
}

function markPairs(text: string, at: number, separator: number, regions: RegionList): void {
  if (!isHexPair(text, at - 2) || !isHexPair(text, at + 1) || !isHexPair(text, at + 4)) return;
  const goesOn = at >= 3 && text.charCodeAt(at - 3) === separator && isHexPair(text, at - 5);
  if (goesOn) return;
  let end = at + 3;
  while (text.charCodeAt(end) === separator && isHexPair(text, end + 1)) end += 3;
  regions.run('pairs', at - 2, end);
}

function isHexPair(text: string, at: number): boolean {
  return hexDigit(text.charCodeAt(at)) >= 0 && hexDigit(text.charCodeAt(at + 1)) >= 0;
}

function mayBeSpace(next: number, afterSpace: Uint8Array): boolean {
  return afterSpace[next < 128 ? next : 128] === 1;
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
