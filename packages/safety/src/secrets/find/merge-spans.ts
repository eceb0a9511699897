import type { RedactionCategory, RedactionSeverity } from '../rules/redaction-rule.ts';
import type { CompiledRule } from './compile-rules.ts';
import type { TextView } from './detected-ahead.ts';

/** What names a finding. */
export interface FindingName {
  readonly rule: string;
  readonly category: RedactionCategory;
  readonly severity: RedactionSeverity;
  /** The word of its pseudonym. */
  readonly label: string;
  /** Where two find the same place, the lower one names it. */
  readonly order: number;
}

/** One place that a rule or a detector found. */
export interface Span {
  readonly name: FindingName;
  readonly start: number;
  readonly end: number;
  /** Set where what follows belongs to it as long as this rule's `continues` says so. */
  readonly open?: CompiledRule;
}

/** Places that overlap, as the one finding that they are. */
export interface Cluster {
  first: Span;
  start: number;
  end: number;
  /** What rules with `continues` add to it. */
  open: readonly Continuation[];
}

/** How far a rule's `continues` was followed, from the end of its match. */
export interface Continuation {
  readonly rule: CompiledRule;
  readonly from: number;
  at: number;
  /** Whether it is known to end there. */
  done: boolean;
}

/** Adds a place to clusters that are in order and apart; what it overlaps becomes one with it. */
export function mergeSpan(clusters: Cluster[], span: Span): void {
  const { start, end, open } = span;
  const added = open === undefined ? [] : [{ rule: open, from: end, at: end, done: false }];
  mergeCluster(clusters, { first: span, start, end, open: added });
}

/** Adds a cluster to others that are in order and apart. */
export function mergeCluster(clusters: Cluster[], added: Cluster): void {
  let at = clusters.length;
  while (at > 0 && (clusters[at - 1]?.end ?? 0) > added.start) at -= 1;
  let taken = 0;
  for (let next = clusters[at]; next !== undefined && next.start < added.end;) {
    join(added, next);
    taken += 1;
    next = clusters[at + taken];
  }
  clusters.splice(at, taken, added);
}

/** Follows what goes on beyond a match as far as the text goes; offsets count from `base`. */
export function followOpen(continuation: Continuation, { text, base, ended }: TextView): void {
  if (continuation.done) return;
  const { continues } = continuation.rule;
  let at = continuation.at - base;
  while (at < text.length && continues?.test(text.charAt(at)) === true) at += 1;
  continuation.at = at + base;
  continuation.done = ended || at < text.length;
}

function join(into: Cluster, other: Cluster): void {
  if (comesFirst(other.first, into.first)) into.first = other.first;
  into.start = Math.min(into.start, other.start);
  into.end = Math.max(into.end, other.end);
  if (other.open.length > 0) into.open = joinContinuations(into.open, other.open);
}

// One for each rule is enough: what was followed from further left tells the same, or ends before the other begins.
function joinContinuations(
  left: readonly Continuation[],
  right: readonly Continuation[],
): readonly Continuation[] {
  const joined = new Map(left.map((each) => [each.rule, each]));
  for (const each of right) {
    const known = joined.get(each.rule);
    if (known === undefined || known.at < each.at) joined.set(each.rule, each);
  }
  return [...joined.values()];
}

function comesFirst(left: Span, right: Span): boolean {
  if (left.start !== right.start) return left.start < right.start;
  if (left.end !== right.end) return left.end > right.end;
  return left.name.order < right.name.order;
}
