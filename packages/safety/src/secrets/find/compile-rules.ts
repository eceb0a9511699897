import type {
  RedactionCategory,
  RedactionRule,
  RedactionSeverity,
} from '../rules/redaction-rule.ts';
import { allValidators } from '../validators/all-validators.ts';
import type { Validator } from '../validators/validator.ts';
import { buildAutomaton, type Automaton } from './build-automaton.ts';
import { checkRules } from './check-rules.ts';
import { keywordTriggersOf, numberTriggersOf, type TriggerSet } from './find-triggers.ts';
import { compileBeginnings } from './number-beginning.ts';
import { differentLeads } from './lead-limit.ts';
import { compileLead, type Lead } from './lead.ts';
import { lastClass } from './last-class.ts';
import { measurePattern } from './measure-pattern.ts';
import { partialPattern } from './partial-pattern.ts';

/** A rule made ready to be tried. */
export interface CompiledRule {
  readonly id: string;
  readonly index: number;
  readonly category: RedactionCategory;
  readonly severity: RedactionSeverity;
  readonly label: string;
  readonly pattern: RegExp;
  readonly grouped: boolean;
  /** Matches where more text than there is may change what `pattern` finds. */
  readonly partial: RegExp;
  readonly lead: Lead | undefined;
  readonly leadMax: number;
  readonly maxLength: number;
  readonly context: number;
  /** How far beyond its beginning the pattern reads at most. */
  readonly reach: number;
  readonly continues: RegExp | undefined;
  /** A match of so many characters goes on where `continues` follows. */
  readonly longest: number;
  /** Where it follows, only the bound of the last repetition ended a match. */
  readonly last: RegExp | undefined;
  readonly validators: readonly Validator[];
  readonly minEntropy: number;
  readonly minDigits: number;
  /** Where a number that begins as told is looked at, by `numberBeginning`; absent: each. */
  readonly begins: Uint8Array | undefined;
}

/** Rules with the tables that find where each is to be tried. */
export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  readonly automaton: Automaton;
  /** What each state of the automaton is to try, by `state / width`. */
  readonly keywordTriggers: readonly TriggerSet[];
  /** What a number is to try, by its digits; the last is for all that have more. */
  readonly numberTriggers: readonly TriggerSet[];
  /** The same by how the number begins, too: `digits * beginnings + numberBeginning`, made where it is asked for. */
  readonly beginningTriggers: (TriggerSet | undefined)[];
  /** How far before the end of its trigger a match can begin at most. */
  readonly maxBack: number;
  readonly longestKeyword: number;
  /** How far behind the beginning or beyond the end of a match a pattern looks at most. */
  readonly maxContext: number;
  readonly leads: readonly Lead[];
  /** How far beyond its beginning a rule reads at most. */
  readonly maxReach: number;
}

// How far a pattern may look beyond its match at least, on either side.
const patternContext = 8;

/** Makes rules ready. @throws RedactionRuleError naming the rule and the field that is not as redaction-rule.ts asks. */
export function compileRules(rules: readonly RedactionRule[]): CompiledRules {
  checkRules(rules);
  const compiled = rules.map((rule, index) => compileRule(rule, index));
  const triggers = new Map<string, CompiledRule[]>();
  for (const [index, rule] of compiled.entries())
    for (const keyword of new Set(rules[index]?.keywords)) {
      const known = triggers.get(keyword);
      if (known === undefined) triggers.set(keyword, [rule]);
      else known.push(rule);
    }
  const longest = Math.max(1, ...[...triggers.keys()].map((keyword) => keyword.length));
  const automaton = buildAutomaton([...triggers.keys()]);
  const keywords = [...triggers].map(([{ length }, tried]) => ({ length, rules: tried }));
  return {
    rules: compiled,
    automaton,
    keywordTriggers: keywordTriggersOf(automaton, keywords),
    numberTriggers: numberTriggersOf(compiled),
    beginningTriggers: [],
    longestKeyword: longest,
    maxContext: Math.max(patternContext, ...compiled.map(({ context }) => context)),
    leads: differentLeads(compiled.flatMap(({ lead }) => (lead === undefined ? [] : [lead]))),
    maxBack: longest + Math.max(0, ...compiled.map(({ leadMax }) => leadMax)),
    maxReach: Math.max(0, ...compiled.map(({ reach }) => reach)),
  };
}

function compileRule(rule: RedactionRule, index: number): CompiledRule {
  const { length, context } = measurePattern(rule.pattern);
  const grouped = rule.pattern.source.includes('(?<secret>');
  let partial: RegExp | undefined;
  return {
    id: rule.id,
    index,
    category: rule.category,
    severity: rule.severity,
    label: rule.label ?? rule.id.toUpperCase().replaceAll('-', '_'),
    // Own copies: a sticky expression carries its place with it.
    pattern: new RegExp(
      rule.pattern.source,
      rule.pattern.flags.replace('d', '') + (grouped ? 'd' : ''),
    ),
    grouped,
    // Made when a text ends within a match: most never do, and every start would wait for all of them.
    get partial() {
      return (partial ??= partialPattern(rule.pattern));
    },
    lead: rule.lead && compileLead(rule.lead),
    leadMax: rule.lead?.max ?? 0,
    maxLength: rule.maxLength,
    context,
    reach: length + Math.max(context, patternContext),
    ...openEnd(rule, grouped),
    validators: (rule.validators ?? []).map((name) => allValidators[name]),
    minEntropy: rule.minEntropy ?? 0,
    minDigits: rule.minDigits ?? 0,
    begins: rule.numberBegins && compileBeginnings(rule.numberBegins),
  };
}

// Where a pattern may end in several ways, only a group tells which it was.
function openEnd(
  { pattern, continues, maxLength }: RedactionRule,
  grouped: boolean,
): Pick<CompiledRule, 'continues' | 'longest' | 'last'> {
  const last = lastClass(pattern);
  const isTold = continues !== undefined || grouped || last?.isOneOfSeveral === false;
  const character = isTold ? last?.character : undefined;
  const given = continues && new RegExp(continues.source, continues.flags);
  const longest = continues === undefined ? Infinity : maxLength;
  return { continues: given ?? character, longest, last: character };
}
