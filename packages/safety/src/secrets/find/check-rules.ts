import { RedactionRuleError } from '../../errors.ts';
import type { RedactionRule } from '../rules/redaction-rule.ts';
import { allValidators } from '../validators/all-validators.ts';
import { measurePattern } from './measure-pattern.ts';

interface Fault {
  readonly field: keyof RedactionRule;
  readonly expected: string;
  readonly got: string;
}

/** Checks that rules are what redaction-rule.ts asks. @throws RedactionRuleError naming the first that is not. */
export function checkRules(rules: readonly RedactionRule[]): void {
  const ids = new Set<string>();
  for (const rule of rules) {
    const fault = faultOf(rule, ids);
    if (fault !== undefined) throw ruleError(rule, fault);
    ids.add(rule.id);
  }
}

function ruleError({ id }: RedactionRule, { field, expected, got }: Fault): RedactionRuleError {
  return new RedactionRuleError({
    message: `Redaction rule ${JSON.stringify(id)}: expected ${field} to be ${expected}, got ${got}.`,
    hint: 'Correct the rule; the type `RedactionRule` and the guide to hiding secrets say what each field means.',
    details: { rule: id, field, expected, got },
  });
}

function faultOf(rule: RedactionRule, ids: ReadonlySet<string>): Fault | undefined {
  return (
    faultOfName(rule, ids) ??
    faultOfTriggers(rule) ??
    faultOfLengths(rule) ??
    faultOfPattern(rule) ??
    faultOfCharacters(rule) ??
    faultOfChecks(rule)
  );
}

function faultOfName(
  { id, label, category, severity }: RedactionRule,
  ids: ReadonlySet<string>,
): Fault | undefined {
  if (!/^[a-z](?:[a-z-]{0,38}[a-z])?$/u.test(id))
    return {
      field: 'id',
      expected: 'kebab-case of 1 to 40 letters and hyphens',
      got: JSON.stringify(id),
    };
  if (ids.has(id))
    return { field: 'id', expected: 'one that no other rule has', got: JSON.stringify(id) };
  if (label !== undefined && !/^[A-Z][A-Z0-9_]{0,39}$/u.test(label))
    return { field: 'label', expected: 'capitals, digits and _', got: JSON.stringify(label) };
  if (!['secret', 'pii'].includes(category))
    return { field: 'category', expected: 'secret or pii', got: JSON.stringify(category) };
  if (!['critical', 'high', 'medium', 'low'].includes(severity))
    return {
      field: 'severity',
      expected: 'critical, high, medium or low',
      got: JSON.stringify(severity),
    };
  return undefined;
}

function faultOfTriggers({ keywords, minDigits, numberBegins }: RedactionRule): Fault | undefined {
  const bad = keywords.find((keyword) => !/^[\u0020-@[-~]{1,64}$/u.test(keyword));
  if (bad !== undefined)
    return {
      field: 'keywords',
      expected: 'lower-case ASCII texts of 1 to 64 characters',
      got: JSON.stringify(bad),
    };
  if (minDigits === undefined && keywords.length === 0)
    return { field: 'keywords', expected: 'at least one where minDigits is absent', got: '[]' };
  if (minDigits !== undefined && !isWhole(minDigits, 1, 64))
    return { field: 'minDigits', expected: 'a whole number from 1 to 64', got: String(minDigits) };
  return faultOfBeginnings(numberBegins, minDigits);
}

function faultOfBeginnings(
  beginnings: RedactionRule['numberBegins'],
  minDigits: number | undefined,
): Fault | undefined {
  if (beginnings === undefined) return undefined;
  const wrong = beginnings.find(({ digits: [from, to] }) => !isWhole(from, 1, to));
  if (minDigits !== undefined && beginnings.length > 0 && wrong === undefined) return undefined;
  return {
    field: 'numberBegins',
    expected: 'beside minDigits, and some, each from 1 digit to as many or more',
    got: JSON.stringify(wrong ?? beginnings),
  };
}

function faultOfLengths({ maxLength, lead, minEntropy = 0 }: RedactionRule): Fault | undefined {
  if (!isWhole(maxLength, 1, 65_536))
    return {
      field: 'maxLength',
      expected: 'a whole number from 1 to 65536',
      got: String(maxLength),
    };
  if (lead !== undefined && !isWhole(lead.max, 1, 65_536))
    return { field: 'lead', expected: 'a max from 1 to 65536', got: String(lead.max) };
  if (!(minEntropy >= 0 && minEntropy <= 16))
    return { field: 'minEntropy', expected: 'from 0 to 16', got: String(minEntropy) };
  return undefined;
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function faultOfPattern({ pattern }: RedactionRule): Fault | undefined {
  const expected = 'an expression of flags uy or iuy';
  if (!/^i?uy$/u.test(pattern.flags)) return { field: 'pattern', expected, got: pattern.flags };
  const { length, context, refersBack } = measurePattern(pattern);
  if (!Number.isFinite(length) || !Number.isFinite(context))
    return {
      field: 'pattern',
      expected: 'bounded in every repetition',
      got: 'a repetition without end',
    };
  if (length > 4 * 65_536 || context > 64)
    return {
      field: 'pattern',
      expected: 'of matches of at most 65536 characters',
      got: `${String(length)}, looking ${String(context)} beyond`,
    };
  if (refersBack) return { field: 'pattern', expected: 'without references back', got: 'one' };
  return undefined;
}

function faultOfCharacters({ lead, continues }: RedactionRule): Fault | undefined {
  if (lead !== undefined && !isCharacter(lead.character))
    return {
      field: 'lead',
      expected: 'one character of flags u or iu',
      got: String(lead.character),
    };
  if (continues !== undefined && !isCharacter(continues))
    return {
      field: 'continues',
      expected: 'one character of flags u or iu',
      got: String(continues),
    };
  return undefined;
}

function isCharacter(expression: RegExp): boolean {
  return (
    /^i?u$/u.test(expression.flags) &&
    !expression.test('') &&
    measurePattern(expression).length <= 2
  );
}

function faultOfChecks({ validators = [] }: RedactionRule): Fault | undefined {
  const unknown = validators.find((name) => !Object.hasOwn(allValidators, name));
  if (unknown === undefined) return undefined;
  return {
    field: 'validators',
    expected: Object.keys(allValidators).join(', '),
    got: JSON.stringify(unknown),
  };
}
