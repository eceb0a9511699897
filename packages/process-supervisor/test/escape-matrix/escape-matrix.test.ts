import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openCgroups } from '../../src/containment/cgroup.ts';
import { openPidNamespaces } from '../../src/containment/pid-namespace.ts';
import { runScenario, type Escape, type Strategy } from './run-scenario.ts';
import { scenarios } from './scenarios.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const nobody = 65_534;

interface Row {
  readonly name: string;
  readonly strategy: Strategy;
}

const rows: readonly Row[] = process.platform === 'linux' ? await availableRows() : [];

async function availableRows(): Promise<readonly Row[]> {
  const cgroups = await openCgroups(randomUUID());
  await cgroups?.close();
  const namespaces = await openPidNamespaces();
  const asRoot = process.getuid?.() === 0;
  const own: readonly Strategy['how'][] = [
    'guard',
    ...(cgroups === undefined ? [] : (['cgroup'] as const)),
    ...(namespaces === undefined ? [] : (['pid-namespace'] as const)),
  ];
  const others: readonly Strategy['how'][] =
    asRoot && canBeNobody() ? ['guard', 'pid-namespace'] : [];
  return [
    ...own.map((how) => ({ name: nameOf(how, asRoot), strategy: { how } })),
    ...others.map((how) => ({ name: nameOf(how, false), strategy: { how, uid: nobody } })),
  ];
}

function nameOf(how: string, asRoot: boolean): string {
  return `\`${how}\`, ${asRoot ? 'as root' : 'as an ordinary user'}`;
}

// Whether somebody else may read these sources, and make a PID namespace.
function canBeNobody(): boolean {
  const source = fileURLToPath(new URL('../../src/containment/pid-namespace.ts', import.meta.url));
  const script = `const { openPidNamespaces } = await import(${JSON.stringify(source)});
process.exitCode = (await openPidNamespaces()) === undefined ? 1 : 0;`;
  const args = ['-C', '@selfware/source', '--input-type=module', '-e', script];
  return (
    spawnSync(process.execPath, args, { cwd: '/', uid: nobody, gid: nobody, env: {} }).status === 0
  );
}

function runAll(strategy: Strategy): Promise<readonly Escape[]> {
  return Promise.all(scenarios.map((scenario) => runScenario(strategy, scenario)));
}

// Eight at a time on a busy machine may be late; by itself none is. Who is left is never tried again.
async function runPatiently(strategy: Strategy): Promise<readonly Escape[]> {
  const escapes = [...(await runAll(strategy))];
  for (const [index, scenario] of scenarios.entries())
    for (let again = 0; again < 3 && isOnlyLate(escapes[index]); again += 1)
      escapes[index] = await runScenario(strategy, scenario);
  return escapes;
}

function isOnlyLate(escape: Escape | undefined): boolean {
  return escape?.isSettled === false && escape.survivors === 0;
}

function lineOf(name: string, escapes: readonly Escape[]): string {
  return `| ${[name, ...escapes.map(cellOf)].join(' | ')} |`;
}

function cellOf({ isSettled, survivors }: Escape): string {
  if (isSettled && survivors === 0) return 'ok';
  return [...(isSettled ? [] : ['late']), ...(survivors > 0 ? [`${survivors} left`] : [])].join(
    ', ',
  );
}

// Columns are padded by the formatter.
const squeeze = (text: string): string => text.replaceAll(/ +/gu, ' ');

describe.runIf(process.platform === 'linux')('the escape matrix', () => {
  it.each(rows)(
    'has no survivor and no late result of $name, and the README says so',
    async ({ name, strategy }) => {
      const escapes = await runPatiently(strategy);
      const line = lineOf(name, escapes);
      console.log(line);
      expect(escapes).toEqual(scenarios.map(() => ({ isSettled: true, survivors: 0 })));
      expect(squeeze(readme).includes(line), line).toBe(true);
    },
    90_000,
  );

  it('shows survivors of what Node alone does', async () => {
    const escapes = await runAll({ how: 'plain' });
    const line = lineOf("Node's own time limit", escapes);
    console.log(line);
    expect(escapes.every(({ isSettled, survivors }) => !isSettled || survivors > 0)).toBe(true);
    expect(squeeze(readme).includes(line), line).toBe(true);
  }, 90_000);
});
