import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/secrets/create-redactor.ts';
import { allRules } from '../../src/secrets/rules/all-rules.ts';
import type { RedactionRule } from '../../src/secrets/rules/redaction-rule.ts';
import { allCases } from './cases/all-cases.ts';
import type { SecretCase } from './secret-case.ts';

const letters = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zC';

// What a rule looks for, again and again: alone, with what it may hold, and once before a run without end.
function adversarial({ keywords, minDigits = 0, lead }: RedactionRule): readonly string[] {
  const trigger = keywords[0] ?? '1234 '.repeat(Math.ceil(minDigits / 4));
  const before = lead?.character.test('a') === true ? 'a'.repeat(lead.max) : '';
  const values = ['', 'a', `=${letters}`, ` : "${letters}" `];
  return [...values.map((value) => `${before}${trigger}${value}`), letters];
}

function msOf(act: () => unknown): number {
  const startedMs = performance.now();
  act();
  return performance.now() - startedMs;
}

// What a rule finds, whole and without its last character.
function ownPiece(cases: readonly SecretCase[]): string {
  return cases
    .flatMap(({ positives }) => positives)
    .map((positive) => (typeof positive === 'string' ? positive : positive.text))
    .flatMap((text) => [text, text.slice(0, -1)])
    .join('\n');
}

// The fastest of each so far is compared, so that a pause of the machine makes nothing slow but this test.
function isLinear(redact: (text: string) => string, piece: string, small: number): boolean {
  const sampleOf = (length: number): string =>
    `${piece}\n`.repeat(Math.ceil(length / (piece.length + 1))).slice(0, length);
  const [less, more] = [sampleOf(small), sampleOf(10 * small)];
  let [lessMs, moreMs] = [Infinity, Infinity];
  for (let tries = 0; tries < 5; tries += 1) {
    lessMs = Math.min(
      lessMs,
      msOf(() => redact(less)),
    );
    moreMs = Math.min(
      moreMs,
      msOf(() => redact(more)),
    );
    if (moreMs < 40 * Math.max(lessMs, 1)) return true;
  }
  return false;
}

describe('a redactor of one rule', () => {
  it.each(allRules)('needs time that grows with the text and not faster: $id', (rule) => {
    const { redact } = createRedactor({ rules: [rule] });
    const fastest = (sample: string): number => {
      const times = [0, 1].map(() => {
        const startedMs = performance.now();
        redact(sample);
        return performance.now() - startedMs;
      });
      return Math.min(...times);
    };
    const trigger = rule.keywords[0] ?? '';
    for (const piece of adversarial(rule)) {
      const sampleOf = (length: number): string =>
        trigger + piece.repeat(Math.ceil(length / piece.length));
      const small = fastest(sampleOf(10_000));
      // Ten times the text: quadratic time would be a hundred times; the floor keeps a slow clock out of it.
      const isLinear = (): boolean => fastest(sampleOf(100_000)) < 40 * Math.max(small, 1);
      expect(isLinear() || isLinear(), piece).toBe(true);
    }
  });

  it.each(allRules)(
    'reads ten times of what it finds in not much more than ten times: $id',
    (rule) => {
      const { redact } = createRedactor({ rules: [rule] });
      const piece = ownPiece(allCases.filter((each) => each.rule === rule.id));
      expect(isLinear(redact, piece, 20_000)).toBe(true);
    },
  );
});

describe('a redactor of all rules', () => {
  it('reads a megabyte of what they find in not much more than ten times of what 100 kB take', () => {
    const { redact } = createRedactor();
    const piece = ownPiece(allCases);
    expect(isLinear(redact, piece, 100_000)).toBe(true);
  });
});
