import type { DetectedSpan } from './detector.ts';
import type { Engine } from './engine.ts';

const firstBatch = 2_048;
const lastBatch = 65_536;

/** A stretch of text, and whether it ends there. */
export interface TextView {
  readonly text: string;
  /** The offset of its first character. */
  readonly base: number;
  readonly ended: boolean;
}

/** What detectors found in a text that is looked at from left to right: they are asked for one stretch after the other. */
export class DetectedAhead {
  readonly #engine: Pick<Engine, 'detectors' | 'detectorReach'>;
  #spans: DetectedSpan[] = [];
  #told = 0;
  #batch = firstBatch;

  constructor(engine: Pick<Engine, 'detectors' | 'detectorReach'>) {
    this.#engine = engine;
  }

  /** Forgets everything: a text begins here. */
  begin(at: number): void {
    this.#spans = [];
    this.#told = at;
    this.#batch = firstBatch;
  }

  /** Everything that begins before it was told. */
  get told(): number {
    return this.#told;
  }

  /** Where the next one begins. */
  get next(): number {
    return this.#spans[0]?.start ?? Infinity;
  }

  /** The next one, once the look has come to where it begins. */
  take(at: number): DetectedSpan | undefined {
    return this.next > at ? undefined : this.#spans.shift();
  }

  /** Asks for the next stretch when the last is used up; the end of what they have told. */
  ask({ text, base, ended }: TextView, at: number): number {
    if (this.#told > at) return this.#told;
    const { detectors, detectorReach } = this.#engine;
    const end = base + text.length;
    const to = Math.min(this.#told + this.#batch, ended ? end : end - detectorReach);
    if (to <= this.#told) return this.#told;
    const [from, until] = [this.#told - base, to - base];
    this.#spans = detectors
      .flatMap((detector) => detector.find(text, from, until))
      .map((span) => ({ ...span, start: span.start + base, end: span.end + base }))
      .sort((left, right) => left.start - right.start);
    this.#told = to;
    this.#batch = Math.min(this.#batch * 2, lastBatch);
    return to;
  }
}
