import type { CompiledRule, CompiledRules } from './compile-rules.ts';
import type { DetectedSpan, Detector } from './detector.ts';
import { addKeywordTriggers, addNumberTriggers, type Triggers } from './find-triggers.ts';
import {
  mergeCluster,
  mergeSpan,
  type Cluster,
  type Continuation,
  type FindingName,
} from './merge-spans.ts';
import { leadOf, tryRule } from './try-rule.ts';

/** What finds: rules, detectors, and how far each of them reads. */
export interface Engine {
  readonly compiled: CompiledRules;
  readonly names: readonly FindingName[];
  readonly detectors: readonly Detector[];
  readonly nameOf: (span: DetectedSpan) => FindingName;
  /** How far beyond its beginning a rule or a detector reads at most. */
  readonly reach: number;
  /** How far before a finding others are looked for that only it kept from being seen; at least `reach`. */
  readonly backlog: number;
  /** The reach of the detectors alone. */
  readonly detectorReach: number;
}

/** Takes what a scan is sure of, in the order of the text. */
export interface ScanSink {
  keep(text: string): void;
  /** `hidden` has the beginning of what is hidden; offsets count from where the scan began. */
  hide(name: FindingName, place: HiddenPlace): void;
}

/** What one finding hides: at most 65,536 characters of it are told. */
export interface HiddenPlace {
  readonly start: number;
  readonly end: number;
  readonly hidden: string;
}

type Stop = 'found' | 'limit' | 'starved' | 'ended';

/** The most characters of a hidden text that are told on. */
export const maxHidden = 65_536;
// How many secrets that only their neighbours kept from being seen are found in a row, from right to left.
const maxDepth = 200;
const firstBatch = 2_048;
const lastBatch = 65_536;

/**
 * Scans one text that comes in pieces, from left to right. A finding ends one text and begins another: what stands before it is
 * looked at again as a text that ends there, so that what is left is what a second look leaves.
 */
export class SegmentScan {
  readonly #engine: Engine;
  readonly #sink: ScanSink;
  readonly #depth: number;
  readonly #floor: number;
  readonly #limit: number;
  // The text that is looked at, and the offset at which it begins.
  #text = '';
  #base = 0;
  #ended = false;
  #at = 0;
  #state = 0;
  // Everything before it has been given away.
  #given = 0;
  #clusters: Cluster[] = [];
  #hidden: string | undefined;
  #ahead: DetectedSpan[] = [];
  #detected = 0;
  #batch = firstBatch;
  // The earliest beginning of what was tried and can reach what follows, and how far.
  #zoneStart = 0;
  #zoneEnd = 0;
  readonly #triggers: Triggers = { rules: [], starts: [] };

  /** `within` is for a part of a text that was scanned before: nothing is found before `floor`, and nothing because of it before `limit`. */
  constructor(
    engine: Engine,
    sink: ScanSink,
    within?: {
      readonly depth: number;
      readonly base: number;
      readonly given: number;
      readonly floor: number;
      readonly limit: number;
    },
  ) {
    this.#engine = engine;
    this.#sink = sink;
    this.#depth = within?.depth ?? 0;
    this.#floor = within?.floor ?? -1;
    this.#limit = within?.limit ?? -1;
    if (within === undefined) return;
    this.#base = within.base;
    this.#given = within.given;
    this.#at = Math.max(within.base, within.floor);
    this.#detected = this.#at;
  }

  /** Takes more of the text and gives away what no more text can change. */
  feed(text: string): void {
    this.#text = this.#text === '' ? text : this.#text + text;
    this.#prolong();
    this.#run();
    this.#giveEarly();
    this.#forget();
  }

  /** Takes the last of the text and gives away the rest. */
  end(text = ''): void {
    if (text !== '') this.#text = this.#text === '' ? text : this.#text + text;
    this.#ended = true;
    this.#prolong();
    this.#run();
    this.#keepTo(this.#base + this.#text.length);
  }

  #run(): void {
    for (;;) {
      const [cluster] = this.#clusters;
      const { maxBack } = this.#engine.compiled;
      if (cluster !== undefined && this.#at >= cluster.start + maxBack) this.#settle(cluster);
      const stop = this.#advance(this.#enough(cluster));
      if (stop === 'starved') return;
      if (stop === 'found') continue;
      if (cluster === undefined) return;
      if (stop === 'ended' || this.#at >= cluster.end + maxBack) this.#close(cluster);
    }
  }

  // Where all that can overlap the cluster has been tried; at first, all that can begin before it.
  #enough(cluster: Cluster | undefined): number {
    if (cluster === undefined) return Infinity;
    const { maxBack } = this.#engine.compiled;
    return (this.#hidden === undefined ? cluster.start : cluster.end) + maxBack;
  }

  #advance(limit: number): Stop {
    for (;;) {
      if (this.#takeDetected()) return 'found';
      const end = this.#base + this.#text.length;
      const known = this.#engine.detectors.length === 0 ? end : this.#detect();
      const to = Math.min(limit, known, this.#ahead[0]?.start ?? Infinity);
      const found = this.#scanTo(to);
      if (found !== undefined) return found;
      if (this.#at >= limit) return 'limit';
      if (this.#at >= end) return this.#ended ? 'ended' : 'starved';
      if (this.#ahead[0]?.start === this.#at) continue;
      if (!this.#ended && this.#detected + this.#engine.detectorReach >= end) return 'starved';
    }
  }

  #takeDetected(): boolean {
    const span = this.#ahead[0];
    if (span === undefined || span.start > this.#at) return false;
    this.#ahead.shift();
    if (span.start < this.#floor || span.start < this.#given) return false;
    const { start, end } = span;
    mergeSpan(this.#clusters, { name: this.#engine.nameOf(span), start, end });
    return true;
  }

  // Asks the detectors for the next stretch when the last is used up; the end of what they have told.
  #detect(): number {
    const { detectors, detectorReach } = this.#engine;
    if (this.#detected > this.#at) return this.#detected;
    const end = this.#base + this.#text.length;
    const to = Math.min(this.#detected + this.#batch, this.#ended ? end : end - detectorReach);
    if (to <= this.#detected) return this.#detected;
    const [from, until] = [this.#detected - this.#base, to - this.#base];
    this.#ahead = detectors
      .flatMap((detector) => detector.find(this.#text, from, until))
      .map((span) => ({ ...span, start: span.start + this.#base, end: span.end + this.#base }))
      .sort((left, right) => left.start - right.start);
    this.#detected = to;
    this.#batch = Math.min(this.#batch * 2, lastBatch);
    return to;
  }

  // The one loop over all characters. Undefined: it came to `to`.
  #scanTo(to: number): 'found' | 'starved' | undefined {
    const { automaton, numbers } = this.#engine.compiled;
    const { columns, next } = automaton;
    const text = this.#text;
    const counts = numbers.length > 0;
    const last = to - this.#base;
    let state = this.#state;
    let at = this.#at - this.#base;
    let wasDigit = at > 0 && isDigit(text.charCodeAt(at - 1));
    for (; at < last; at += 1) {
      const code = text.charCodeAt(at);
      const reached = next[state + (code < 128 ? (columns[code] ?? 0) : 0)] ?? 0;
      const digit = code >= 48 && code <= 57;
      if (reached < 0 || (digit && !wasDigit && counts)) {
        const found = this.#hit(reached, at, digit && !wasDigit);
        if (found !== undefined) {
          this.#at = at + this.#base + (found === 'found' ? 1 : 0);
          this.#state = found === 'found' ? plain(reached) : state;
          return found;
        }
      }
      state = plain(reached);
      wasDigit = digit;
    }
    this.#state = state;
    this.#at = Math.max(this.#at, to);
    return undefined;
  }

  #hit(reached: number, at: number, number: boolean): 'found' | 'starved' | undefined {
    const { compiled } = this.#engine;
    const triggers = this.#triggers;
    triggers.rules.length = 0;
    triggers.starts.length = 0;
    if (reached < 0) addKeywordTriggers(triggers, compiled, -1 - reached, at);
    const view = { text: this.#text, ended: this.#ended };
    if (number && !addNumberTriggers(triggers, compiled, view, at)) return 'starved';
    if (!this.#ended && this.#wantsMore()) return 'starved';
    let found: 'found' | undefined;
    for (let index = 0; index < triggers.rules.length; index += 1) {
      const rule = triggers.rules[index];
      const trigger = triggers.starts[index] ?? 0;
      if (rule !== undefined && this.#try(rule, trigger)) found = 'found';
    }
    return found;
  }

  #wantsMore(): boolean {
    const { rules, starts } = this.#triggers;
    return rules.some(({ reach }, index) => (starts[index] ?? 0) + reach > this.#text.length);
  }

  #try(rule: CompiledRule, trigger: number): boolean {
    const base = this.#base;
    if (!this.#ended) this.#widenZone(rule, trigger + base);
    const match = tryRule(this.#text, rule, trigger);
    const name = this.#engine.names[rule.index];
    if (match === undefined || name === undefined) return false;
    const [start, end] = [match.start + base, match.end + base];
    if (start < this.#floor || start < this.#given) return false;
    mergeSpan(this.#clusters, { name, start, end, ...(match.open ? { open: rule } : {}) });
    if (match.open) this.#prolong();
    return true;
  }

  #widenZone(rule: CompiledRule, trigger: number): void {
    const start = trigger - rule.leadMax;
    const apart = start > this.#zoneEnd + this.#engine.compiled.maxBack;
    this.#zoneStart = apart ? start : Math.min(start, this.#zoneStart);
    this.#zoneEnd = Math.max(this.#zoneEnd, trigger + rule.reach);
  }

  // What goes on beyond the longest match belongs to it, however long.
  #prolong(): void {
    for (let index = 0; index < this.#clusters.length; index += 1) {
      const cluster = this.#clusters[index];
      if (cluster === undefined || cluster.open.every(({ done }) => done)) continue;
      for (const each of cluster.open) this.#follow(each);
      const end = Math.max(cluster.end, ...cluster.open.map(({ at }) => at));
      if (end === cluster.end) continue;
      this.#clusters.splice(index, 1);
      mergeCluster(this.#clusters, { ...cluster, end });
    }
  }

  #follow(continuation: Continuation): void {
    if (continuation.done) return;
    const { continues } = continuation.rule;
    let at = continuation.at - this.#base;
    while (at < this.#text.length && continues?.test(this.#text.charAt(at)) === true) at += 1;
    continuation.at = at + this.#base;
    continuation.done = this.#ended || at < this.#text.length;
  }

  // Where a finding begins is sure: what stands before it is now a text that ends there.
  #settle(cluster: Cluster): void {
    if (this.#hidden !== undefined) return;
    this.#hidden = '';
    const { start } = cluster;
    const gap = start - this.#base;
    if (this.#depth < maxDepth && gap > 0 && this.#given < start) {
      const limit = this.#depth === 0 ? start - this.#engine.backlog : this.#limit;
      const within = {
        depth: this.#depth + 1,
        base: this.#base,
        given: this.#given,
        floor: Math.max(limit, start - this.#engine.reach),
        limit,
      };
      new SegmentScan(this.#engine, this.#sink, within).end(this.#text.slice(0, gap));
    } else this.#keepTo(start);
    this.#given = start;
  }

  #close(cluster: Cluster): void {
    this.#settle(cluster);
    this.#hideTo(cluster.end);
    const { start, end, first } = cluster;
    this.#sink.hide(first.name, { start, end, hidden: this.#hidden ?? '' });
    this.#clusters.shift();
    this.#hidden = undefined;
    this.#text = this.#text.slice(end - this.#base);
    this.#base = end;
    this.#at = end;
    this.#given = end;
    this.#state = 0;
    this.#ahead = [];
    this.#detected = end;
    this.#batch = firstBatch;
    this.#zoneStart = end;
    this.#zoneEnd = end;
  }

  #hideTo(end: number): void {
    const hidden = this.#hidden ?? '';
    const room = maxHidden - hidden.length;
    const [from, to] = [this.#given - this.#base, end - this.#base];
    if (room > 0) this.#hidden = hidden + this.#text.slice(from, Math.min(to, from + room));
    this.#given = end;
  }

  #keepTo(end: number): void {
    if (end <= this.#given) return;
    const { length } = this.#text;
    const [from, to] = [this.#given - this.#base, end - this.#base];
    this.#sink.keep(from === 0 && to === length ? this.#text : this.#text.slice(from, to));
    this.#given = end;
  }

  // What no finding can begin in any more, however the text goes on.
  #giveEarly(): void {
    const { compiled, backlog } = this.#engine;
    const [cluster] = this.#clusters;
    const back = 2 * compiled.maxBack;
    if (this.#hidden !== undefined && cluster !== undefined) {
      this.#hideTo(Math.max(this.#given, Math.min(cluster.end, this.#at - back)));
      return;
    }
    const sure = this.#at - backlog - back;
    const end = Math.max(sure, cluster === undefined ? this.#quiet() : sure);
    this.#keepTo(this.#apart(end) ? end : end - 1);
  }

  #quiet(): number {
    const pending = this.#pending() - this.#engine.detectorReach;
    return this.#zoneEnd <= pending ? pending : Math.min(pending, this.#zoneStart);
  }

  // Where the earliest trigger that may still come can begin, and what may stand before it.
  #pending(): number {
    const { automaton, rules } = this.#engine.compiled;
    const at = this.#at - (automaton.depths[this.#state / automaton.width] ?? 0);
    let earliest = at;
    for (const { lead, leadMax } of rules)
      if (lead !== undefined)
        earliest = Math.min(
          earliest,
          leadOf(this.#text, lead, leadMax, at - this.#base) + this.#base,
        );
    return earliest;
  }

  // Half of a character beyond the basic plane is never given away.
  #apart(at: number): boolean {
    return this.#text.charCodeAt(at - this.#base) >> 10 !== 0x37;
  }

  #forget(): void {
    const { compiled, backlog } = this.#engine;
    const needed = this.#at - backlog - 3 * compiled.maxBack - 128;
    const from = Math.min(this.#given, needed) - this.#base;
    if (from <= 0) return;
    this.#text = this.#text.slice(from);
    this.#base += from;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function plain(state: number): number {
  return state < 0 ? -1 - state : state;
}
