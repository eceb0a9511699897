import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { configureProperties, createTemporaryWorkspace } from '@selfware/test-kit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { comparisonOf } from '../../src/filesystem/policy/compare-names.ts';
import { isDenied } from '../../src/filesystem/policy/match-patterns.ts';
import { parsePattern } from '../../src/filesystem/policy/path-pattern.ts';

configureProperties();

const exact = [comparisonOf({ caseInsensitive: false, normalises: false })];
const run = promisify(execFile);

it('patterns deny exactly what git ignores by the same lines', async () => {
  await using files = await createTemporaryWorkspace({ '.keep': '' });
  await run('git', ['init', '-q'], { cwd: files.path });
  const piece = fc.constantFrom('a', 'b', 'ab', '*', '?', '[ab]', '[!a]', '*b', 'a*', 'c');
  // What git makes of `**` beside other letters depends on the letters before it, against its own manual.
  const plain = fc
    .array(piece, { minLength: 1, maxLength: 2 })
    .map((pieces) => pieces.join('').replaceAll('**', '*'));
  const name = fc.oneof({ arbitrary: plain, weight: 4 }, fc.constant('**'));
  const pattern = fc
    .tuple(
      fc.constantFrom('', '', '!'),
      fc.constantFrom('', '/'),
      fc.array(name, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '/'),
    )
    .map(([not, start, names, end]) => `${not}${start}${names.join('/')}${end}`);
  const path = fc
    .array(fc.constantFrom('a', 'b', 'ab', 'ba', 'c', 'aab'), { minLength: 1, maxLength: 4 })
    .map((names) => names.join('/'));
  const lists = fc.tuple(
    fc.array(pattern, { minLength: 1, maxLength: 4 }),
    fc.uniqueArray(path, { minLength: 20, maxLength: 20 }),
  );
  await fc.assert(
    fc.asyncProperty(lists, async ([lines, paths]) => {
      await files.write('.gitignore', `${lines.join('\n')}\n`);
      const args = ['check-ignore', '--no-index', ...paths];
      const told = await run('git', args, { cwd: files.path }).catch(() => ({ stdout: '' }));
      const ignored = new Set(told.stdout.split('\n').filter((line) => line !== ''));
      const patterns = lines.map((line) => parsePattern(line, exact));
      for (const one of paths) {
        const names = one.split('/');
        const subject = { names, isDirectory: false, withContents: false };
        expect([one, isDenied(patterns, subject)]).toEqual([one, ignored.has(one)]);
      }
    }),
  );
});
