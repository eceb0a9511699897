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

// Of this thread alone: what else the machine does is not in it.
function cpuMsOf(act: () => unknown): number {
  const before = process.threadCpuUsage();
  act();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

// What a rule finds, whole and without its last character.
function ownPiece(cases: readonly SecretCase[]): string {
  return cases
    .flatMap(({ positives }) => positives)
    .map((positive) => (typeof positive === 'string' ? positive : positive.text))
    .flatMap((text) => [text, text.slice(0, -1)])
    .join('\n');
}

// As much text in one piece as in ten: linear time takes as long for both, quadratic time ten times as long for the one. Sums are
// compared, since the clock of a thread may tell time in steps of milliseconds, and the floor keeps those out of it.
function isLinear(
  redact: (text: string) => string,
  sampleOf: (length: number) => string,
  small: number,
): boolean {
  const [less, more] = [sampleOf(small), sampleOf(10 * small)];
  let [partsMs, wholeMs] = [0, 0];
  for (let tries = 0; tries < 4; tries += 1) {
    partsMs += cpuMsOf(() => {
      for (let part = 0; part < 10; part += 1) redact(less);
    });
    wholeMs += cpuMsOf(() => redact(more));
    if (wholeMs < 4 * Math.max(partsMs, 10)) return true;
  }
  return false;
}

function repeated(piece: string): (length: number) => string {
  return (length) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

describe('a redactor of one rule', () => {
  it.each(allRules)('needs time that grows with the text and not faster: $id', (rule) => {
    const { redact } = createRedactor({ rules: [rule] });
    const trigger = rule.keywords[0] ?? '';
    for (const piece of adversarial(rule)) {
      const sampleOf = (length: number): string => trigger + repeated(piece)(length);
      expect(isLinear(redact, sampleOf, 5_000), piece).toBe(true);
    }
  });

  it.each(allRules)(
    'reads ten times of what it finds in not much more than ten times: $id',
    (rule) => {
      const { redact } = createRedactor({ rules: [rule] });
      const piece = ownPiece(allCases.filter((each) => each.rule === rule.id));
      expect(isLinear(redact, repeated(`${piece}\n`), 10_000)).toBe(true);
    },
  );
});

describe('a redactor of all rules', () => {
  it('reads a megabyte of what they find in not much more than ten times of what 100 kB take', () => {
    const { redact } = createRedactor();
    const piece = ownPiece(allCases);
    expect(isLinear(redact, repeated(`${piece}\n`), 100_000)).toBe(true);
  });
});
