import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severity } from '../../src/policy/severity.ts';
import { judgeArgv } from '../../src/program/judge-argv.ts';
import { judgeCommand } from '../../src/program/judge-command.ts';
import { readCorpus, readVectors } from '../fixtures/command-vectors.ts';
import { encoders } from './encoders.ts';

configureProperties();

const where = { workspace: '/workspace', home: '/home/me' };
const decide = (command: string): string => judgeCommand(command, where).decision;
const own = await readCorpus('denied');
const vectors = (await readVectors()).filter(({ expect: wanted }) => wanted === 'deny');
// What is not even denied as it stands is a claim about vectors; a NUL cannot be spelled.
const denied = [...vectors.map(({ command }) => command), ...own].filter(
  (command) => !command.includes('\0') && decide(command) === 'deny',
);
const looks = await readCorpus('looks');
const changes = await readCorpus('changes');
const anyOf = (list: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...list);
const anyDenied = anyOf(denied);
const anyKnown = anyOf([...denied, ...looks, ...changes]);
const joiners = [';', '&&', '||', '|', '&'];

describe('a denied command', () => {
  it('is denied as it stands, whoever wrote it down', () => {
    expect(own.filter((command) => decide(command) !== 'deny')).toEqual([]);
    expect(denied.length).toBeGreaterThan(140);
  });

  it.each(encoders)('stays denied in the spelling "$name"', ({ name, encode, mayAsk }) => {
    const counts = { allow: 0, ask: 0, deny: 0 };
    const wrong: string[] = [];
    for (const command of denied) {
      const encoded = encode(command);
      if (encoded === undefined) continue;
      const { decision } = judgeCommand(encoded, where);
      counts[decision] += 1;
      const isEnough = decision === 'deny' || (mayAsk === true && decision === 'ask');
      if (!isEnough) wrong.push(`${decision}: ${encoded.slice(0, 160)}`);
    }
    console.info(`${name}: deny ${counts.deny}, ask ${counts.ask}, allow ${counts.allow}`);
    expect(wrong).toEqual([]);
    expect(counts.deny).toBeGreaterThan(0);
  });

  it('is never allowed in two spellings, one around the other', () => {
    const anyEncoder = fc.constantFrom(...encoders);
    fc.assert(
      fc.property(anyDenied, anyEncoder, anyEncoder, (command, inner, outer) => {
        const once = inner.encode(command);
        const twice = once === undefined ? undefined : outer.encode(once);
        fc.pre(twice !== undefined);
        expect(decide(twice)).not.toBe('allow');
      }),
    );
  });
});

describe('a command beside another', () => {
  // In groups, so that the joiner joins the whole commands; what stays open swallows what is added.
  const isClosed = (command: string): boolean => !/[#\\]$|<<[^<]/u.test(command);

  it('never makes the verdict milder', () => {
    fc.assert(
      fc.property(anyKnown, anyKnown, fc.constantFrom(...joiners), (left, right, joiner) => {
        fc.pre(isClosed(left) && isClosed(right));
        const worst = Math.max(severity(judged(left)), severity(judged(right)));
        expect(severity(judged(`{ ${left}\n} ${joiner} { ${right}\n}`))).toBeGreaterThanOrEqual(
          worst,
        );
      }),
    );
  });
});

describe('a program that is started without a shell', () => {
  const word = fc.oneof(
    fc.constantFrom('ls', 'cat', 'rm', '-rf', '/', 'git', 'status', 'sed', '-n', '1p', 'in', '-i'),
    fc.constantFrom('find', '.', '-delete', 'sort', '-o', 'x y', '$HOME', '*', '~', '{a,b}', ''),
    fc.string({ maxLength: 6 }).filter((text) => !text.includes('\0')),
  );

  it('gets the verdict of its quoted words', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (argv) => {
        const quoted = argv.map((one) => `'${one.replaceAll("'", "'\\''")}'`).join(' ');
        expect(decide(quoted)).toBe(judgeArgv(argv, where).decision);
      }),
    );
  });
});

describe('a harmless twin of a denied command', () => {
  it('is never denied', async () => {
    const twins = await readCorpus('twins');
    expect(twins.length).toBeGreaterThan(45);
    expect(twins.filter((command) => decide(command) === 'deny')).toEqual([]);
  });
});

function judged(command: string): ReturnType<typeof judgeCommand>['decision'] {
  return judgeCommand(command, where).decision;
}
