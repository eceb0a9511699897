import { findPlaceholder } from './find-placeholder.ts';
import type { Engine, HiddenPlace, ScanSink } from './engine.ts';
import { SegmentScan } from './segment-scan.ts';
import type { FindingName } from './merge-spans.ts';

/** Scans a text that comes in pieces. Placeholders and pseudonyms in it are left as they are and part it. */
export class TextScan {
  readonly #engine: Engine;
  readonly #sink: ScanSink;
  #segment: SegmentScan;
  // Where the segment begins, and what of the text has not been handed to it.
  #start = 0;
  #fed = 0;
  #held = '';

  constructor(engine: Engine, sink: ScanSink) {
    this.#engine = engine;
    this.#sink = sink;
    this.#segment = this.#open();
  }

  /** Takes more of the text. */
  feed(text: string): void {
    const rest = this.#takePlaceholders(this.#held === '' ? text : this.#held + text, false);
    const begun = findPlaceholder(rest, 0, false);
    this.#held = begun === undefined ? '' : rest.slice(begun.start);
    const known = begun === undefined ? rest : rest.slice(0, begun.start);
    this.#fed += known.length;
    if (known !== '') this.#segment.feed(known);
  }

  /** Takes the last of the text; the scan is over. */
  end(text = ''): void {
    const rest = this.#takePlaceholders(this.#held === '' ? text : this.#held + text, true);
    this.#held = '';
    this.#segment.end(rest);
  }

  #takePlaceholders(text: string, ended: boolean): string {
    let from = 0;
    for (
      let place = findPlaceholder(text, 0, ended);
      place !== undefined && place.end > place.start;
      place = findPlaceholder(text, from, ended)
    ) {
      this.#segment.end(text.slice(from, place.start));
      this.#sink.keep(text.slice(place.start, place.end));
      this.#fed += place.end - from;
      this.#start = this.#fed;
      this.#segment = this.#open();
      from = place.end;
    }
    return from === 0 ? text : text.slice(from);
  }

  #open(): SegmentScan {
    const start = this.#start;
    return new SegmentScan(this.#engine, {
      keep: (text) => {
        this.#sink.keep(text);
      },
      hide: (name: FindingName, place: HiddenPlace) => {
        this.#sink.hide(name, { ...place, start: place.start + start, end: place.end + start });
      },
    });
  }
}
