import type { DetectedSpan, Detector } from '../find/detector.ts';
import type { FindingName } from '../find/merge-spans.ts';
import { maxHidden, type ScanSink } from '../find/engine.ts';

/** What an encoding sink stands between. */
export interface EncodingSinkParts {
  readonly detector: Detector;
  readonly nameOf: (span: DetectedSpan) => FindingName;
  readonly sink: ScanSink;
}

// An escape may belong to a text that begins or ends so far away.
const escapeReach = 320;
// Each look reads far around what it looks at, so that a whole text is looked at in large pieces.
const block = 262_144;
// Shorter pieces at the end of a line are no run of digits that goes on in the next.
const leastRun = 16;

/**
 * Takes what the rules leave of a text, finds what is encoded in it, and hands all of it on in order. What it hides is a place of its own: a
 * finding of the rules ends a run, as it ends a text.
 */
export class EncodingSink implements ScanSink {
  readonly #parts: EncodingSinkParts;
  // The text since the last finding of the rules, without what no decision reads any more.
  #text = '';
  // The offset of its first character, and how much of it was handed on.
  #base = 0;
  #done = 0;

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
    this.#done = 0;
  }

  /** Hands on what no more text can change. */
  settle(): void {
    this.#handOn(settledEnd(this.#text, this.#parts.detector.maxLength));
    const { maxLength } = this.#parts.detector;
    if (this.#done < 4 * maxLength) return;
    const from = this.#done - maxLength;
    this.#text = this.#text.slice(from);
    this.#base += from;
    this.#done = maxLength;
  }

  /** Hands on the rest: the text ends here. */
  end(): void {
    this.#handOn(this.#text.length);
  }

  #handOn(end: number): void {
    if (end <= this.#done) return;
    const { detector, nameOf, sink } = this.#parts;
    for (const span of detector.find(this.#text, this.#done, end)) {
      if (span.start < this.#done) continue;
      this.#keepTo(span.start);
      const hidden = this.#text.slice(span.start, Math.min(span.end, span.start + maxHidden));
      const [start, stop] = [span.start + this.#base, span.end + this.#base];
      sink.hide(nameOf(span), { start, end: stop, hidden });
      this.#done = span.end;
    }
    this.#keepTo(Math.max(end, this.#done));
  }

  #keepTo(end: number): void {
    if (end > this.#done) this.#parts.sink.keep(this.#text.slice(this.#done, end));
    this.#done = Math.max(this.#done, end);
  }
}

// The end of the last line behind which nothing that is encoded goes on, or as far back as anything is read.
function settledEnd(text: string, reach: number): number {
  const far = text.length - reach;
  const line = text.lastIndexOf('\n') + 1;
  if (line <= Math.max(far, 0)) return Math.max(far, 0);
  // Lines that are joined may have empty ones between them.
  const before = text.slice(Math.max(0, line - escapeReach), line).trimEnd();
  const isOpen = escape.test(before) || endsInRun.test(before);
  return isOpen ? Math.max(far, 0) : line;
}

// What reads across the end of a line: an escape, of which more may stand in the next, or a break of a line that is one itself.
const escape = /%[\da-f]{2}|\\[uUx][\da-f{]|&#|=3D|=[\da-f]{2}=[\da-f]{2}|=$/iu;
const endsInRun = new RegExp(`[A-Za-z0-9+/_-]{${String(leastRun)}}$`, 'u');
