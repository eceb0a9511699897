import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';
import { splitSql } from './split-sql.ts';

configureProperties();

const quoteForShell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

it('finds a statement that drops behind any other', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9 =,()'"#-]{0,40}$/u), (before) => {
      const text = `select ${before}\n; drop table t`;
      const { findings } = judgeCommand(`sqlite3 a.db ${quoteForShell(text)}`);
      const rules = findings.map(({ rule }) => rule);
      const isHidden =
        splitSql(text).isCertain && !splitSql(text).statements.some((one) => one[0] === 'drop');
      expect(isHidden || rules.includes('destroys')).toBe(true);
    }),
  );
});

it('takes what stands in quotes for no statement', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z; ]{0,40}$/u), (inside) => {
      const { statements, isCertain } = splitSql(`select '${inside}'`);
      expect(isCertain).toBe(true);
      expect(statements).toEqual([['select', "'"]]);
    }),
  );
});

it('never throws and takes time linear in the text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(splitSql(text).statements.flat().join('').length).toBeLessThanOrEqual(
        text.length * 3 + 1,
      );
    }),
  );
  const long = splitSql('/*'.repeat(50_000));
  expect(long.isCertain).toBe(false);
});
