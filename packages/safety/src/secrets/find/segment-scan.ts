import { plainState } from './build-automaton.ts';
import type { CompiledRule } from './compile-rules.ts';
import { DetectedAhead } from './detected-ahead.ts';
import { maxHidden, type Engine, type ScanSink } from './engine.ts';
import {
  beginningWith,
  countDigits,
  isDigit,
  noTriggers,
  type TriggerSet,
} from './find-triggers.ts';
import { followOpen, mergeCluster, mergeSpan, type Cluster } from './merge-spans.ts';
import { beginnings, numberBeginning } from './number-beginning.ts';
import { LeadLimit } from './lead-limit.ts';
import { leadOf } from './lead.ts';
import { TriedRules } from './tried-rules.ts';
import { areOpen, tryRule } from './try-rule.ts';

type Stop = 'found' | 'limit' | 'starved' | 'ended';

// How many secrets that only their neighbours kept from being seen are found in a row, from right to left.
const maxDepth = 200;

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
  readonly #ahead: DetectedAhead;
  // The earliest beginning of what was tried and can reach what follows, and how far.
  #zoneStart = 0;
  #zoneEnd = 0;
  readonly #leads: LeadLimit;
  readonly #tried = new TriedRules();

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
    this.#leads = new LeadLimit(engine.compiled.leads);
    this.#ahead = new DetectedAhead(engine);
    this.#depth = within?.depth ?? 0;
    this.#floor = within?.floor ?? -1;
    this.#limit = within?.limit ?? -1;
    if (within === undefined) return;
    this.#base = within.base;
    this.#given = within.given;
    this.#at = Math.max(within.base, within.floor);
    this.#ahead.begin(this.#at);
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
      if (cluster !== undefined && this.#at >= this.#sureBegin(cluster)) this.#settle(cluster);
      const stop = this.#advance(this.#enough(cluster));
      if (stop === 'starved' && !this.#isOver(cluster)) return;
      if (stop === 'found') continue;
      if (cluster === undefined) return;
      if (stop !== 'limit' || this.#at >= this.#sureEnd(cluster)) this.#close(cluster);
    }
  }

  // Whether a line that is looked at has ended behind a cluster: what follows begins in the next.
  #isOver(cluster: Cluster | undefined): cluster is Cluster {
    const end = this.#base + this.#text.length;
    if (cluster === undefined || this.#at < end || cluster.end >= end) return false;
    if (this.#engine.detectorReach > 0 || !this.#text.endsWith('\n')) return false;
    return cluster.open.every(({ done }) => done) && this.#pending() === end;
  }

  // Where all that can overlap the cluster has been tried; at first, all that can begin before it.
  #enough(cluster: Cluster | undefined): number {
    if (cluster === undefined) return Infinity;
    return this.#hidden === undefined ? this.#sureBegin(cluster) : this.#sureEnd(cluster);
  }

  #sureBegin({ start }: Cluster): number {
    return this.#sureAt(start + 2);
  }

  // What begins further right looks at nothing of the cluster: it is found as well by a look that begins behind it.
  #sureEnd({ end }: Cluster): number {
    return this.#sureAt(end + this.#engine.compiled.maxContext);
  }

  #sureAt(place: number): number {
    const last = this.#leads.behind(this.#text, this.#base, place);
    return last + this.#engine.compiled.longestKeyword;
  }

  #advance(limit: number): Stop {
    for (;;) {
      if (this.#takeDetected()) return 'found';
      const end = this.#base + this.#text.length;
      const view = { text: this.#text, base: this.#base, ended: this.#ended };
      const known = this.#engine.detectors.length === 0 ? end : this.#ahead.ask(view, this.#at);
      const to = Math.min(limit, known, this.#ahead.next);
      const found = this.#scanTo(to);
      if (found !== undefined) return found;
      if (this.#at >= limit) return 'limit';
      if (this.#at >= end) return this.#ended ? 'ended' : 'starved';
      if (this.#ahead.next === this.#at) continue;
      if (!this.#ended && this.#ahead.told + this.#engine.detectorReach >= end) return 'starved';
    }
  }

  #takeDetected(): boolean {
    const span = this.#ahead.take(this.#at);
    if (span === undefined) return false;
    if (span.start < this.#floor || span.start < this.#given) return false;
    const { start, end } = span;
    mergeSpan(this.#clusters, { name: this.#engine.nameOf(span), start, end });
    return true;
  }

  // The one loop over all characters. Undefined: it came to `to`.
  #scanTo(to: number): 'found' | 'starved' | undefined {
    const { automaton, numberTriggers } = this.#engine.compiled;
    const { columns, next } = automaton;
    const text = this.#text;
    const counts = numberTriggers.length > 1;
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
          this.#state = found === 'found' ? plainState(reached) : state;
          return found;
        }
      }
      state = plainState(reached);
      wasDigit = digit;
    }
    this.#state = state;
    this.#at = Math.max(this.#at, to);
    return undefined;
  }

  #hit(reached: number, at: number, number: boolean): 'found' | 'starved' | undefined {
    const { automaton, keywordTriggers } = this.#engine.compiled;
    const keywords =
      reached < 0 ? (keywordTriggers[(-1 - reached) / automaton.width] ?? noTriggers) : noTriggers;
    const numbers = number ? this.#numberTriggers(at) : noTriggers;
    if (numbers === undefined) return 'starved';
    const reach = Math.max(keywords.reach, numbers.reach);
    const isShort = !this.#ended && at + reach > this.#text.length;
    if (isShort && (areOpen(keywords, this.#text, at) || areOpen(numbers, this.#text, at)))
      return 'starved';
    const byKeyword = this.#tryAll(keywords, at);
    return this.#tryAll(numbers, at) || byKeyword ? 'found' : undefined;
  }

  #numberTriggers(at: number): TriggerSet | undefined {
    const { numberTriggers, beginningTriggers } = this.#engine.compiled;
    const count = countDigits(this.#text, at, numberTriggers.length - 1, this.#ended);
    const all = numberTriggers[count];
    if (all === undefined || all.triggers.length === 0) return all;
    const beginning = numberBeginning(this.#text, at, this.#ended);
    if (beginning < 0) return undefined;
    return (beginningTriggers[count * beginnings + beginning] ??= beginningWith(all, beginning));
  }

  #tryAll({ triggers }: TriggerSet, at: number): boolean {
    let found = false;
    for (let index = 0; index < triggers.length; index += 1) {
      const trigger = triggers[index];
      if (trigger !== undefined && this.#try(trigger.rule, at - trigger.back)) found = true;
    }
    return found;
  }

  #try(rule: CompiledRule, trigger: number): boolean {
    const base = this.#base;
    if (!this.#ended) this.#widenZone(rule, trigger + base);
    this.#remember(rule, trigger + base);
    const match = tryRule(this.#text, rule, trigger);
    const name = this.#engine.names[rule.index];
    if (match === undefined || name === undefined) return false;
    const [start, end] = [match.start + base, match.end + base];
    if (start < this.#floor || start < this.#given) return false;
    mergeSpan(this.#clusters, { name, start, end, ...(match.open ? { open: rule } : {}) });
    if (match.open) this.#prolong();
    return true;
  }

  // Only the first look at a text goes over all of it.
  #remember(rule: CompiledRule, trigger: number): void {
    if (this.#depth > 0) return;
    const begins = trigger - this.#engine.compiled.maxBack - 2;
    this.#tried.add(rule, trigger, Math.min(begins, this.#clusters[0]?.start ?? begins));
  }

  #widenZone(rule: CompiledRule, trigger: number): void {
    const start = trigger - rule.leadMax;
    const apart = start > this.#zoneEnd + this.#engine.compiled.maxBack;
    this.#zoneStart = apart ? start : Math.min(start, this.#zoneStart);
    // A rule that is tried is settled: what it reads ends with the text at the latest.
    const end = Math.min(trigger + rule.reach, this.#base + this.#text.length);
    this.#zoneEnd = Math.max(this.#zoneEnd, end);
  }

  // What goes on beyond the longest match belongs to it, however long.
  #prolong(): void {
    const view = { text: this.#text, base: this.#base, ended: this.#ended };
    for (let index = 0; index < this.#clusters.length; index += 1) {
      const cluster = this.#clusters[index];
      if (cluster === undefined || cluster.open.every(({ done }) => done)) continue;
      for (const each of cluster.open) followOpen(each, view);
      const end = Math.max(cluster.end, ...cluster.open.map(({ at }) => at));
      if (end === cluster.end) continue;
      this.#clusters.splice(index, 1);
      mergeCluster(this.#clusters, { ...cluster, end });
    }
  }

  // Where a finding begins is sure: what stands before it is now a text that ends there.
  #settle(cluster: Cluster): void {
    if (this.#hidden !== undefined) return;
    this.#hidden = '';
    const { start } = cluster;
    const gap = start - this.#base;
    const isWorthIt = this.#depth < maxDepth && gap > 0 && this.#given < start;
    if (isWorthIt && this.#changes(this.#text.slice(0, gap))) {
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

  // Whether there is anything in a text that ends here that was not in the text that went on.
  #changes(text: string): boolean {
    if (this.#depth > 0 || this.#tried.findIn(text, this.#base)) return true;
    const { detectors, detectorReach } = this.#engine;
    const from = Math.max(0, text.length - detectorReach);
    return detectors.some((detector) => detector.find(text, from, text.length).length > 0);
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
    this.#tried.clear();
    this.#ahead.begin(end);
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
    const { automaton, leads } = this.#engine.compiled;
    const at = this.#at - (automaton.depths[this.#state / automaton.width] ?? 0);
    let earliest = at;
    for (const lead of leads)
      earliest = Math.min(earliest, leadOf(this.#text, lead, at - this.#base) + this.#base);
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
