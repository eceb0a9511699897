import { entropyOf } from '../validators/entropy-of.ts';
import type { CompiledRule } from './compile-rules.ts';
import type { TriggerSet } from './find-triggers.ts';
import { leadOf } from './lead.ts';

/** What one rule found in a view of the text: offsets of that view. */
export interface RuleMatch {
  readonly start: number;
  readonly end: number;
  /** Whether what follows belongs to it as long as the rule's `continues` says so. */
  readonly open: boolean;
}

/** Tries a rule once, anchored, for a trigger. Undefined: it finds nothing there. */
export function tryRule(text: string, rule: CompiledRule, trigger: number): RuleMatch | undefined {
  const { pattern } = rule;
  const from = rule.lead === undefined ? trigger : leadOf(text, rule.lead, trigger);
  pattern.lastIndex = from;
  if (!rule.grouped) {
    if (!pattern.test(text)) return undefined;
    const ended = pattern.lastIndex;
    return accepted(text, rule, { from, start: whole(text, from), end: ended, ended });
  }
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const ended = pattern.lastIndex;
  const [start, end] = match.indices?.groups?.['secret'] ?? [from, ended];
  return accepted(text, rule, { from, start, end, ended });
}

/** Whether more text than there is may change what a rule finds for a trigger. */
export function mayChange(text: string, rule: CompiledRule, trigger: number): boolean {
  if (trigger + rule.reach <= text.length) return false;
  rule.partial.lastIndex = rule.lead === undefined ? trigger : leadOf(text, rule.lead, trigger);
  return rule.partial.test(text);
}

/** Whether more text may change what any of them finds. At the end of a line most rules are settled, however far they read. */
export function areOpen({ triggers }: TriggerSet, text: string, at: number): boolean {
  const endsLine = text.endsWith('\n');
  return triggers.some(({ rule, back }) => {
    const trigger = at - back;
    return endsLine ? mayChange(text, rule, trigger) : trigger + rule.reach > text.length;
  });
}

// An expression of flag `u` that is asked to begin within a pair of surrogates begins at the pair.
function whole(text: string, at: number): number {
  const low = text.charCodeAt(at) >> 10 === 0x37;
  return low && at > 0 && text.charCodeAt(at - 1) >> 10 === 0x36 ? at - 1 : at;
}

interface Candidate {
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly ended: number;
}

function accepted(text: string, rule: CompiledRule, candidate: Candidate): RuleMatch | undefined {
  const { start, end, ended } = candidate;
  if (rule.validators.length > 0 || rule.minEntropy > 0) {
    const hidden = text.slice(start, end);
    for (const validator of rule.validators) if (!validator(hidden)) return undefined;
    if (rule.minEntropy > 0 && entropyOf(hidden) < rule.minEntropy) return undefined;
  }
  const open = isOpen(text, rule, candidate);
  if (end <= start && !open) return undefined;
  return { start, end: open ? ended : end, open };
}

function isOpen(text: string, rule: CompiledRule, { from, end, ended }: Candidate): boolean {
  if (rule.last !== undefined && end === ended && rule.last.test(text.charAt(ended))) return true;
  return ended - from >= rule.longest;
}
