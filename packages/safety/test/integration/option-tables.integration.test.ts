import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { describeProgram } from '../../src/program/descriptions/describe-program.ts';
import { findRole } from '../../src/program/options/find-role.ts';
import { takesValue } from '../../src/program/options/takes-value.ts';
import { parseHelp } from '../fixtures/parse-help.ts';
import {
  differentlyDescribed,
  helpfulPrograms,
  undescribed,
} from '../fixtures/helpful-programs.data.ts';

/** What a program prints of itself; absent where it is not installed. */
async function helpOf(program: string): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const env = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', COLUMNS: '200' };
  const child = execFile(program, ['--help'], { env, timeout: 5_000 }, (error, stdout) => {
    resolve(error?.code === 'ENOENT' ? undefined : stdout);
  });
  child.stdin?.end();
  return promise;
}

/** Where a table and a help text disagree, one line each. */
function compare(program: string, help: string): readonly string[] {
  const table = describeProgram(program)?.options ?? {};
  const faults: string[] = [];
  for (const [name, taken] of parseHelp(help)) {
    const key = `${program} ${name}`;
    if (differentlyDescribed.includes(key)) continue;
    const found = findRole(name, table);
    const isListed = found?.name === name;
    if (isListed) {
      const described = takesValue(found.role);
      if (!taken.has(described))
        faults.push(`${key}: ${described}, not ${[...taken].join(' or ')}`);
    } else if (name.startsWith('--') && !undescribed.includes(key))
      faults.push(`${key} is missing`);
  }
  return faults;
}

describe('option tables', () => {
  it('agree with what the installed programs tell of their options', async () => {
    const described = helpfulPrograms.filter((name) => describeProgram(name) !== undefined);
    const texts = await Promise.all(
      described.map(async (program) => ({ program, help: await helpOf(program) })),
    );
    const compared = texts.filter(({ help }) => parseHelp(help ?? '').size > 0);
    const missing = texts.filter(({ help }) => help === undefined);
    console.info(
      `compared ${String(compared.length)}:`,
      compared.map(({ program }) => program).join(' '),
    );
    console.info('not installed:', missing.map(({ program }) => program).join(' '));
    expect(compared.flatMap(({ program, help }) => compare(program, help ?? ''))).toEqual([]);
  }, 15_000);

  it('are compared only for programs that are described', () => {
    expect(helpfulPrograms.filter((name) => describeProgram(name) === undefined)).toEqual([]);
  });
});
