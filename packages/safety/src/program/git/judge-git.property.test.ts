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
    // Every beginning of every name, for few of them are ambiguous.
    const milder = usesOf('git', git['git']).flatMap(({ label, names }) =>
      ['', '=x'].flatMap((value) => {
        const asks = (option: string): boolean =>
          severity(judgeCommand(`${label} ${option}${value} a`).decision) > 0;
        const starts = names.filter(asks).flatMap((name) => startsOf(name));
        // `--text` is no beginning of `--textconv`, but an option.
        return [...new Set(starts)]
          .filter((start) => !names.includes(start) && !asks(start))
          .map((start) => `${label} ${start}${value}`);
      }),
    );
    expect(milder).toEqual([]);
  }, 60_000);

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

function startsOf(name: string): readonly string[] {
  return Array.from({ length: name.length - 3 }, (_, index) => name.slice(0, index + 3));
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
