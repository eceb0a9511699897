import * as fc from 'fast-check';
import { configureProperties } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { git } from '../descriptions/git.data.ts';
import type { ProgramDescription } from '../descriptions/program-description.ts';
import { judgeCommand } from '../judge-command.ts';
import { severity } from '../../policy/severity.ts';
import { executingSettings } from './git-settings.data.ts';
import { parseConfiguration } from './parse-configuration.ts';
import { splitAlias } from './split-alias.ts';

configureProperties();

const allowed = [
  'status --short',
  'log --oneline -n 3',
  'diff --stat HEAD',
  'show HEAD:a',
  'branch --list',
  'config --get user.name',
  'stash list',
  'grep -n a',
  'rev-parse HEAD',
];

const commands = fc.constantFrom(...allowed);
const harmlessGlobals = fc.constantFrom(
  '--no-pager',
  '-C src',
  '-c color.ui=always',
  '--no-optional-locks',
  '--literal-pathspecs',
);
const executingKey = fc
  .constantFrom(...executingSettings.split(' '))
  .map((pattern) => pattern.replace(/\.\*$/u, '.made').replace('*', 'sub'));

function decide(command: string): string {
  return judgeCommand(command).decision;
}

describe('git', () => {
  it('is never allowed with a setting that runs programs, wherever it stands', () => {
    const globals = fc.array(harmlessGlobals, { maxLength: 3 });
    const anyCase = fc.constantFrom(
      (key: string) => key,
      (key: string) => key.toUpperCase(),
    );
    const setting = fc.tuple(
      executingKey,
      anyCase,
      fc.constantFrom("'-c' ", '-c', '--config-env='),
    );
    fc.assert(
      fc.property(
        globals,
        setting,
        globals,
        commands,
        (before, [key, spell, option], after, look) => {
          const plain = ['git', ...before, ...after, look].join(' ');
          const smuggled = `${option}${spell(key)}=x`;
          expect(decide(plain)).toBe('allow');
          expect(decide(['git', ...before, smuggled, ...after, look].join(' '))).not.toBe('allow');
        },
      ),
    );
  });

  it('is not judged milder for a long option that is abbreviated', () => {
    const uses = usesOf('git', git['git']).flatMap(({ label, names }) =>
      names.map((name) => ({ label, name })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...uses),
        fc.integer({ min: 3, max: 24 }),
        fc.constantFrom('', '=x'),
        ({ label, name }, length, value) => {
          const judge = (option: string): number =>
            severity(judgeCommand(`${label} ${option}${value} a`).decision);
          const start = name.slice(0, length);
          // `--text` is no beginning of `--textconv`, but an option.
          fc.pre(start === name || !uses.some((use) => use.label === label && use.name === start));
          const whole = judge(name);
          const short = judge(start);
          if (whole > 0) expect(short).toBeGreaterThan(0);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('reads any text of a configuration or an alias without an error', () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      'a',
      ' ',
      '=',
      '"',
      '\\',
      '\n',
      '#',
      ';',
      '!',
      '.',
      "'",
    );
    const text = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (source) => {
        expect(() => [parseConfiguration(source), splitAlias(source)]).not.toThrow();
      }),
    );
  });
});

interface Use {
  readonly label: string;
  readonly names: readonly string[];
}

function usesOf(label: string, description: ProgramDescription | undefined): readonly Use[] {
  if (description === undefined) return [];
  const names = Object.values(description.options)
    .flatMap((spellings) => spellings.split(' '))
    .filter((name) => name.startsWith('--') && name.length > 4);
  const inside = Object.entries(description.subcommands ?? {}).flatMap(([keys, sub]) =>
    usesOf(`${label} ${keys.split(' ')[0] ?? ''}`, sub),
  );
  return label === 'git' ? inside : [{ label, names }, ...inside];
}
