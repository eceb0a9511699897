import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severity } from '../../policy/severity.ts';
import { judgeCommand } from '../judge-command.ts';
import { takesValue } from '../options/takes-value.ts';
import type { OptionRole } from '../options/option-table.ts';
import { coreutils } from './coreutils.data.ts';
import type { ProgramDescription } from './program-description.ts';
import { search } from './search.data.ts';
import { textTools } from './text-tools.data.ts';

configureProperties();

const described = Object.entries<ProgramDescription>({
  ...coreutils,
  ...search,
  ...textTools,
}).filter(
  ([, { takesAnyText, stopsAtOperand }]) => takesAnyText !== true && stopsAtOperand !== true,
);

function namesOf(description: ProgramDescription, kind: 'never' | 'always'): readonly string[] {
  const roles = Object.entries(description.options) as readonly [OptionRole, string][];
  return roles
    .filter(([role]) => takesValue(role) === kind && role !== 'pair' && role !== 'pair-read')
    .flatMap(([, names]) => names.split(' '))
    .filter((name) => name !== '' && name !== '-#');
}

const decide = (words: readonly string[]): string =>
  judgeCommand(words.map((word) => `'${word}'`).join(' ')).decision;

interface Choice {
  readonly program: string;
  readonly names: readonly string[];
}

/** Some options of one program that match a pattern. */
function choices(kind: 'never' | 'always', pattern: RegExp): fc.Arbitrary<Choice> {
  const candidates = described.flatMap(([program, description]) => {
    const names = namesOf(description, kind).filter((name) => pattern.test(name));
    return names.length === 0 ? [] : [{ program, names }];
  });
  return fc
    .constantFrom(...candidates)
    .chain(({ program, names }) =>
      fc
        .subarray([...names], { minLength: 1, maxLength: Math.min(4, names.length) })
        .map((some) => ({ program, names: some })),
    );
}

function isUnambiguous(program: string, start: string, name: string): boolean {
  const found = described.find(([one]) => one === program)?.[1];
  const all = Object.values(found?.options ?? {}).flatMap((names: string) => names.split(' '));
  return all.every((one) => one === name || !one.startsWith(start));
}

describe('judgeDescription', () => {
  it('judges a cluster as it judges the single options', () => {
    fc.assert(
      fc.property(choices('never', /^-[A-Za-z0-9]$/u), ({ program, names }) => {
        const cluster = `-${names.map((name) => name.slice(1)).join('')}`;
        const all = Object.values(
          described.find(([one]) => one === program)?.[1].options ?? {},
        ).flatMap((spellings: string) => spellings.split(' '));
        // A program may spell a whole word like a cluster, or take digits for a number.
        fc.pre(!(names.length > 1 && all.includes(cluster)) && !/^-\d+$/u.test(cluster));
        expect(decide([program, cluster, 'a'])).toBe(decide([program, ...names, 'a']));
      }),
    );
  });

  it('judges the beginning of a long name as it judges the name', () => {
    fc.assert(
      fc.property(choices('never', /^--../u), fc.nat(), ({ program, names }, cut) => {
        const [name = ''] = names;
        const start = name.slice(0, 3 + (cut % (name.length - 2)));
        fc.pre(isUnambiguous(program, start, name));
        expect(decide([program, start, 'a'])).toBe(decide([program, name, 'a']));
      }),
    );
  });

  it('judges an attached value as it judges one that follows', () => {
    const value = fc.constantFrom('a', 'd/a', '.env', 'a b', '-x');
    fc.assert(
      fc.property(choices('always', /^--../u), value, ({ program, names }, text) => {
        const [name = ''] = names;
        expect(decide([program, `${name}=${text}`, 'b'])).toBe(decide([program, name, text, 'b']));
      }),
    );
  });

  it('is never milder with an option that nobody described', () => {
    const options = fc.oneof(choices('never', /./u), choices('always', /^--/u));
    fc.assert(
      fc.property(options, fc.boolean(), ({ program, names }, isFirst) => {
        const words = [...names, 'a', 'b'];
        const known = judgeCommand([program, ...words].join(' '));
        const unknown = judgeCommand(
          [program, ...(isFirst ? ['--qqq', ...words] : [...words, '--qqq'])].join(' '),
        );
        // The last option may take the word for its value when it stands at the end of nothing.
        fc.pre(isFirst || words.length > names.length);
        expect(severity(unknown.decision)).toBeGreaterThanOrEqual(
          Math.max(severity(known.decision), isFirst ? severity('ask') : 0),
        );
      }),
    );
  });
});
