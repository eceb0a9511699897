import type { DetectedSpan, Detector } from '../find/detector.ts';
import type { FindingName } from '../find/merge-spans.ts';
import { maxHidden, type ScanSink } from '../find/engine.ts';
import type { RedactionScan } from '../stream/redaction-stream.ts';

/** What an encoding sink stands between. */
export interface EncodingSinkParts {
  readonly detector: Detector;
  readonly nameOf: (span: DetectedSpan) => FindingName;
  readonly sink: ScanSink;
  /** Opens a scan of what stands beside what is hidden here, as a text of its own. Absent: it is left as it is. */
  readonly lookAgain?: (sink: ScanSink) => RedactionScan;
}

// An escape may belong to a text that begins or ends so far away.
const escapeReach = 320;
// So long is a word that is read on to its end.
const longestWord = 4096;
// Each look reads far around what it looks at, so that a whole text is looked at in large pieces.
const block = 262_144;
// Shorter pieces at the end of a line are no run of digits that goes on in the next.
const leastRun = 16;
// What stands before an encoded secret in its line is looked at again from so far on.
const lookedAt = 4096;

/**
 * Takes what the rules leave of a text, finds what is encoded in it, and hands all of it on in order. What it hides is a place of its own: a
 * finding of the rules ends a run, as it ends a text, and what stands beside an encoded secret is looked at again as a text of its own.
 */
export class EncodingSink implements ScanSink {
  readonly #parts: EncodingSinkParts;
  // The text since the last finding of the rules, without what no decision reads any more.
  #text = '';
  // The offset of its first character, how much of it was looked at, and how much was handed on.
  #base = 0;
  #seen = 0;
  #done = 0;
  // Scans what stands behind the last encoded secret.
  #behind: RedactionScan | undefined;

  constructor(parts: EncodingSinkParts) {
    this.#parts = parts;
  }

  keep(text: string): void {
    this.#text += text;
    if (this.#text.length - this.#done > block) this.settle();
  }

  hide(name: FindingName, place: Parameters<ScanSink['hide']>[1]): void {
    this.end();
    this.#parts.sink.hide(name, place);
    this.#text = '';
    this.#base = place.end;
    this.#seen = 0;
    this.#done = 0;
  }

  /** Hands on what no more text can change. */
  settle(): void {
    const { maxLength } = this.#parts.detector;
    const { seen, sure } = settledEnd(this.#text, maxLength);
    this.#lookTo(seen);
    this.#keepTo(sure);
    if (this.#done < 4 * maxLength) return;
    const from = this.#done - maxLength;
    this.#text = this.#text.slice(from);
    this.#base += from;
    this.#seen -= from;
    this.#done = maxLength;
  }

  /** Hands on the rest: the text ends here. */
  end(): void {
    this.#lookTo(this.#text.length);
    this.#keepTo(this.#text.length);
    this.#behind?.end('');
    this.#behind = undefined;
  }

  // Hides what begins before `end`.
  #lookTo(end: number): void {
    if (end <= this.#seen) return;
    const { detector, nameOf } = this.#parts;
    for (const span of detector.find(this.#text, this.#seen, end))
      if (span.start >= this.#seen) this.#hide(nameOf(span), span);
    this.#seen = Math.max(end, this.#seen);
  }

  #hide(name: FindingName, { start, end }: DetectedSpan): void {
    const { sink } = this.#parts;
    this.#endBefore(start);
    const hidden = this.#text.slice(start, Math.min(end, start + maxHidden));
    sink.hide(name, { start: start + this.#base, end: end + this.#base, hidden });
    this.#seen = end;
    this.#done = end;
    this.#behind = this.#lookAgain(end);
  }

  // What stands before an encoded secret ends there.
  #endBefore(start: number): void {
    if (this.#behind === undefined) {
      const line = this.#text.lastIndexOf('\n', start - 1) + 1;
      this.#keepTo(start === 0 ? 0 : Math.max(line, start - lookedAt));
      this.#behind = this.#lookAgain(this.#done);
    }
    this.#keepTo(start);
    this.#behind?.end('');
  }

  #lookAgain(from: number): RedactionScan | undefined {
    const { sink, lookAgain } = this.#parts;
    const offset = from + this.#base;
    return lookAgain?.({
      keep: (text) => {
        sink.keep(text);
      },
      hide: (name, place) => {
        sink.hide(name, { ...place, start: place.start + offset, end: place.end + offset });
      },
    });
  }

  #keepTo(end: number): void {
    if (end <= this.#done) return;
    const text = this.#text.slice(this.#done, end);
    this.#done = end;
    if (this.#behind === undefined) this.#parts.sink.keep(text);
    else this.#behind.feed(text);
  }
}

interface Settled {
  /** Whatever begins before it is known. */
  readonly seen: number;
  /** What stands before it is not looked at again. */
  readonly sure: number;
}

// The end of the last line behind which nothing that is encoded goes on, or as far back as anything is read.
function settledEnd(text: string, reach: number): Settled {
  const far = Math.max(text.length - reach, 0);
  const line = text.lastIndexOf('\n') + 1;
  const open = { seen: far, sure: far - lookedAt };
  if (line <= far) return open;
  // Lines that are joined may have empty ones between them.
  const before = text.slice(reachedFrom(text, line), line).trimEnd();
  const isOpen = escape.test(before) || endsInRun.test(before);
  return isOpen ? open : { seen: line, sure: line };
}

// What is around an escape goes on to the end of a word, however long that is, and is one with what is around the next.
function reachedFrom(text: string, line: number): number {
  let from = Math.max(0, line - escapeReach);
  const least = Math.max(0, from - longestWord);
  while (from > least && text.charCodeAt(from - 1) > 0x20) from -= 1;
  return Math.max(0, from - escapeReach);
}

// What reads across the end of a line: an escape, of which more may stand in the next, or a break of a line that is one itself.
const escape = /%[\da-f]{2}|\\[uUx][\da-f{]|&#|=3D|=[\da-f]{2}=[\da-f]{2}|=$/iu;
const endsInRun = new RegExp(`[A-Za-z0-9+/_-]{${String(leastRun)}}$`, 'u');
