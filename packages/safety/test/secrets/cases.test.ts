import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/secrets.ts';
import { allRules } from '../../src/secrets/rules/all-rules.ts';
import { allCases } from './cases/all-cases.ts';
import type { SecretCase } from './secret-case.ts';

const all = createRedactor();
const categories = new Map(allRules.map(({ id, category }) => [id, category]));

const textOf = (positive: SecretCase['positives'][number]): string =>
  typeof positive === 'string' ? positive : positive.text;

/** What is wrong with one positive; empty when the rule finds exactly what it should. */
function faultOf(rule: string, positive: SecretCase['positives'][number]): string | undefined {
  const text = textOf(positive);
  const found = all.find(text).filter((finding) => finding.rule === rule);
  if (found.length !== 1) return `${String(found.length)} findings in ${text.slice(0, 80)}`;
  const hidden = text.slice(found[0]?.start, found[0]?.end);
  if (typeof positive === 'string' || hidden === positive.hidden) return undefined;
  return `hides ${hidden.slice(0, 40)} of ${text.slice(0, 80)}`;
}

describe('the rules of the redactor', () => {
  it('have five cases and five near misses each', () => {
    const poor = allRules.filter(({ id }) => {
      const cases = allCases.filter(({ rule }) => rule === id);
      const count = (part: 'positives' | 'negatives'): number =>
        cases.reduce((sum, each) => sum + each[part].length, 0);
      return count('positives') < 5 || count('negatives') < 5;
    });
    expect(poor.map(({ id }) => id)).toEqual([]);
  });

  it('find at least 97 of 100 positives under their own name, and none of a hundred near misses wrongly', () => {
    const missed: string[] = [];
    const wrong: string[] = [];
    let positives = 0;
    let negatives = 0;
    for (const { rule, ...cases } of allCases) {
      for (const positive of cases.positives) {
        positives += 1;
        const fault = faultOf(rule, positive);
        if (fault !== undefined) missed.push(`${rule}: ${fault}`);
      }
      for (const text of cases.negatives) {
        negatives += 1;
        const found = all.find(text).find((finding) => finding.category === categories.get(rule));
        if (found !== undefined) wrong.push(`${rule}: ${found.rule} in ${text.slice(0, 80)}`);
      }
    }
    console.info(
      `redactor: ${String(positives - missed.length)} of ${String(positives)} positives, ${String(wrong.length)} of ${String(negatives)} near misses wrong`,
    );
    expect(missed.length / positives, missed.join('\n')).toBeLessThan(0.03);
    expect(wrong.length / negatives, wrong.join('\n')).toBeLessThan(0.01);
  });

  it('are each needed: without one its cases lose their name', () => {
    for (const { id, category } of allRules) {
      const cases = allCases.filter(({ rule }) => rule === id).flatMap((each) => each.positives);
      const rest = createRedactor({
        rules: allRules.filter((rule) => rule.id !== id && rule.category === category),
      });
      const kept = cases.filter((one) => rest.find(textOf(one)).some(({ rule }) => rule === id));
      expect(kept, id).toEqual([]);
    }
  });
});
