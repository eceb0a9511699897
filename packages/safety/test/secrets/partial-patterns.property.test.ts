import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRules } from '../../src/secrets/find/compile-rules.ts';
import { findAttempts } from '../../src/secrets/find/find-attempts.ts';
import { mayChange, tryRule } from '../../src/secrets/find/try-rule.ts';
import { allRules } from '../../src/secrets/rules/all-rules.ts';
import { allCases } from './cases/all-cases.ts';

configureProperties();

const compiledRules = compileRules(allRules);
const { rules } = compiledRules;
const cases = allCases.flatMap(({ rule, positives }) => {
  const compiled = rules.find(({ id }) => id === rule);
  const texts = positives.map((each) => (typeof each === 'string' ? each : each.text));
  return compiled === undefined ? [] : texts.map((text) => ({ compiled, text }));
});
const rest = fc.oneof(
  fc.constantFrom('', '\n', 'x', ' = "hunter2xY!"\n', '\n  value: aB3dE5gH7jK9mN1p\n', '"', ';'),
  fc.constantFrom(...cases).map(({ text }) => text),
);

describe('a rule that is settled at the end of a line', () => {
  it('finds the same whatever follows', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.nat(),
        fc.boolean(),
        rest,
        (each, cut, line, more) => {
          const { compiled, text } = each;
          const begun = text.slice(0, 1 + (cut % text.length)) + (line ? '\n' : '');
          const whole = begun + more;
          const places = findAttempts(text, compiledRules).filter(
            ({ rule }) => rule === compiled.id,
          );
          for (const trigger of new Set([0, ...places.map(({ start }) => start)])) {
            if (trigger >= begun.length || mayChange(begun, compiled, trigger)) continue;
            expect(tryRule(begun, compiled, trigger)).toEqual(tryRule(whole, compiled, trigger));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
