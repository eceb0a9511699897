import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/command-line/command-table.data.ts';
import { exitCodes } from '../src/exit-codes.ts';
import { settingRows } from './support/setting-rows.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const rows = readme
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/u)
      .map((cell) => cell.trim()),
  );

describe('README.md', () => {
  it('lists every setting as the schema has it', () => {
    for (const row of settingRows()) expect(rows).toContainEqual(row);
  });

  it('lists every command and every exit code', () => {
    for (const { name } of commands) expect(readme).toContain(`selfware ${name}`);
    for (const code of Object.values(exitCodes))
      expect(
        rows.some(([cell]) => cell === String(code)),
        String(code),
      ).toBe(true);
  });
});
