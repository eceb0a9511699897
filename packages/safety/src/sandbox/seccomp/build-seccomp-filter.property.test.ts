import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFault, readFilter, runFilter } from '../../../test/sandbox/run-filter.ts';
import { buildSeccompFilter } from './build-seccomp-filter.ts';
import {
  lastKnownCall,
  systemCallRules,
  type ArgumentTest,
  type SystemCallRule,
} from './system-call-rules.data.ts';

configureProperties();

const architecture = 0xc000_003e;

function holds(test: ArgumentTest, values: readonly bigint[]): boolean {
  const low = Number((values[test.argument] ?? 0n) & 0xffff_ffffn);
  const seen = (low & (test.mask ?? 0xffff_ffff)) >>> 0;
  return test.values.includes(seen) === (test.is === 'one-of');
}

function tableAnswer(
  rules: readonly SystemCallRule[],
  number: number,
  values: readonly bigint[],
): string {
  if (number >= 0x4000_0000) return 'kill';
  if (number > lastKnownCall) return 'ENOSYS';
  const rule = rules.find((one) => one.number === number);
  if (rule === undefined) return 'allow';
  const isMet = (line: readonly ArgumentTest[]): boolean =>
    line.every((test) => holds(test, values));
  return (rule.when?.some(isMet) ?? true) ? rule.answer : 'allow';
}

const telling = systemCallRules.flatMap(({ when = [] }) =>
  when.flat().flatMap(({ mask = 0, values }) => [...values, mask]),
);
const argument = fc
  .tuple(
    fc.oneof(fc.constantFrom(...telling), fc.nat(300), fc.integer({ min: 0, max: 0xffff_ffff })),
    fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff_ffff })),
  )
  .map(([low, high]) => (BigInt(high) << 32n) | BigInt(low));
const six = fc.array(argument, { minLength: 6, maxLength: 6 });

describe('the filter for system calls', () => {
  const program = readFilter(buildSeccompFilter());

  it('answers every number and any arguments as its table says', () => {
    fc.assert(
      fc.property(six, (values) => {
        for (let number = 0; number <= 500; number += 1)
          expect(runFilter(program, { architecture, number, arguments: values })).toBe(
            tableAnswer(systemCallRules, number, values),
          );
      }),
    );
  });

  it('kills whatever comes by another architecture or the x32 table', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffff_ffff }),
        fc.nat(600),
        six,
        (other, number, all) => {
          fc.pre(other !== architecture);
          const call = { number, arguments: all };
          expect(runFilter(program, { ...call, architecture: other })).toBe('kill');
          const x32 = { ...call, number: 0x4000_0000 + number };
          expect(runFilter(program, { ...x32, architecture })).toBe('kill');
        },
      ),
    );
  });

  it('is a program that the kernel accepts, whatever the rules, or is refused', () => {
    const test: fc.Arbitrary<ArgumentTest> = fc.record({
      argument: fc.constantFrom(0, 1, 2, 3, 4, 5),
      mask: fc.integer({ min: 0, max: 0xffff_ffff }),
      is: fc.constantFrom('one-of', 'none-of'),
      values: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 4 }),
    });
    const rule: fc.Arbitrary<SystemCallRule> = fc.record({
      name: fc.constant('any'),
      number: fc.nat(lastKnownCall),
      answer: fc.constantFrom('EPERM', 'ENOSYS'),
      when: fc.array(fc.array(test, { maxLength: 3 }), { maxLength: 3 }),
    });
    const rules = fc.uniqueArray(rule, { selector: ({ number }) => number, maxLength: 40 });
    fc.assert(
      fc.property(rules, fc.nat(lastKnownCall), six, (all, number, values) => {
        const made = readFilter(buildSeccompFilter(all));
        expect(findFault(made)).toBeUndefined();
        for (const tried of [number, ...all.map((one) => one.number)])
          expect(runFilter(made, { architecture, number: tried, arguments: values })).toBe(
            tableAnswer(all, tried, values),
          );
      }),
    );
  });
});
