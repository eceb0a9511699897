import type { HiddenPlace, ScanSink } from '../find/engine.ts';
import type { FindingName } from '../find/merge-spans.ts';
import type { RedactionScan } from '../stream/redaction-stream.ts';
import {
  mayBegin,
  mayGoOn,
  mayHoldFormatting,
  readFormatting,
  undecided,
} from './read-formatting.ts';

/** Formatting that was taken out of a text, and where it stood in what was left. */
interface Mark {
  readonly at: number;
  readonly text: string;
}

/** How a scan sees formatting: as `\t`, a gap between words, or as nothing. */
export type FormattingStandIn = '\t' | '';

/**
 * Scans a text as a reader sees it: colours, links and characters without width are taken out before and put back behind. What stood
 * within a finding is put behind it, so that a terminal ends in the same colours.
 */
export class FormattingScan implements RedactionScan, ScanSink {
  readonly #inner: RedactionScan;
  readonly #sink: ScanSink;
  readonly #standIn: FormattingStandIn;
  // In order; those before `#next` were put back.
  #marks: Mark[] = [];
  #next = 0;
  // How much of the text without formatting was given to the scan, and how much came out.
  #fed = 0;
  #given = 0;
  // How much longer the source is up to `#given`.
  #longer = 0;
  #held = '';

  constructor(open: (sink: ScanSink) => RedactionScan, sink: ScanSink, standIn: FormattingStandIn) {
    this.#sink = sink;
    this.#standIn = standIn;
    this.#inner = open(this);
  }

  feed(text: string): void {
    this.#inner.feed(this.#takeOut(text, false));
  }

  end(text: string): void {
    this.#inner.end(this.#takeOut(text, true));
    this.#putBack(Infinity);
  }

  /** What the scan leaves. */
  keep(text: string): void {
    const [begin, end] = [this.#given, this.#given + text.length];
    let from = 0;
    for (let mark = this.#marks[this.#next]; mark !== undefined; mark = this.#marks[this.#next]) {
      if (mark.at >= end) break;
      if (mark.at - begin > from) this.#sink.keep(text.slice(from, mark.at - begin));
      from = mark.at - begin + this.#standIn.length;
      this.#putBack(mark.at);
    }
    if (from < text.length) this.#sink.keep(from === 0 ? text : text.slice(from));
    this.#given = end;
  }

  /** What the scan hides. */
  hide(name: FindingName, { start, end, hidden }: HiddenPlace): void {
    if (this.#standIn === '') this.#putBack(start);
    const from = start + this.#longer;
    const inside = this.#drop(end);
    this.#given = end;
    this.#sink.hide(name, { start: from, end: end + this.#longer, hidden });
    if (inside !== '') this.#sink.keep(inside);
  }

  #takeOut(text: string, ended: boolean): string {
    let whole = this.#held === '' ? text : this.#held + text;
    this.#held = '';
    if (!mayHoldFormatting(whole) && (ended || !mayGoOn(whole))) return this.#count(whole);
    let left = '';
    let from = 0;
    mayBegin.lastIndex = 0;
    for (let found = mayBegin.exec(whole); found !== null; found = mayBegin.exec(whole)) {
      const { index } = found;
      const end = readFormatting(whole, index, ended);
      if (end === undecided) {
        this.#held = whole.slice(index);
        whole = whole.slice(0, index);
        break;
      }
      if (end === index) continue;
      left += whole.slice(from, index);
      this.#marks.push({ at: this.#fed + left.length, text: whole.slice(index, end) });
      left += this.#standIn;
      from = end;
      mayBegin.lastIndex = end;
    }
    return this.#count(left + whole.slice(from));
  }

  #count(text: string): string {
    this.#fed += text.length;
    return text;
  }

  #putBack(through: number): void {
    const text = this.#drop(through + 1);
    if (text !== '') this.#sink.keep(text);
  }

  // The text of the marks before a place, which are done with it.
  #drop(before: number): string {
    let text = '';
    for (let mark = this.#marks[this.#next]; mark !== undefined; mark = this.#marks[this.#next]) {
      if (mark.at >= before) break;
      text += mark.text;
      this.#longer += mark.text.length - this.#standIn.length;
      this.#next += 1;
    }
    if (this.#next === this.#marks.length || this.#next > 1_024) {
      this.#marks = this.#marks.slice(this.#next);
      this.#next = 0;
    }
    return text;
  }
}
