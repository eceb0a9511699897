import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { judgeCommand } from '../src/program/judge-command.ts';
import { readVectors } from '../test/fixtures/command-vectors.ts';

// `node -C @selfware/source bench/compare-rules.ts [directory]`: the vectors judged by published rules of others.
// They are no dependencies: they are installed into a directory of their own, without their install scripts.
const run = promisify(execFile);
const packages = ['cc-safety-net', '@google/gemini-cli-core'];

const childOf: Readonly<Record<string, string>> = {
  'cc-safety-net': `
    const { checkCommand } = await import('cc-safety-net/api');
    judge = async (command) => checkCommand({ command, cwd: process.cwd() }).kind;`,
  '@google/gemini-cli-core': `
    const root = './node_modules/@google/gemini-cli-core/dist/src/';
    const { PolicyEngine } = await import(root + 'policy/policy-engine.js');
    const { createPolicyEngineConfig } = await import(root + 'policy/config.js');
    const { initializeShellParsers } = await import(root + 'utils/shell-utils.js');
    await initializeShellParsers();
    const engine = new PolicyEngine(await createPolicyEngineConfig({}, 'default', undefined, true));
    judge = async (command) => (await engine.check({ name: 'run_shell_command', args: { command } })).decision.replace('ask_user', 'ask');`,
};

const vectors = await readVectors();
const directory = process.argv[2] ?? (await installed());
const rows = [
  ['these rules', vectors.map(({ command }) => judgeCommand(command).decision)] as const,
  ...(await Promise.all(packages.map(async (name) => [name, await judgedBy(name)] as const))),
];
console.info(
  '| rules | false allows | harmless that are not allowed | denied of those to deny | threw |',
);
console.info('| --- | --- | --- | --- | --- |');
for (const [name, decisions] of rows) {
  const count = (wanted: string, isCounted: (decision: string) => boolean): string => {
    const of = vectors.flatMap(({ expect }, index) =>
      expect === wanted ? [decisions[index] ?? 'threw'] : [],
    );
    return `${of.filter(isCounted).length} of ${of.length}`;
  };
  const isAllowed = (decision: string): boolean => decision === 'allow';
  const falseAllows = `${count('ask', isAllowed)} to ask, ${count('deny', isAllowed)} to deny`;
  const prompts = count('allow', (decision) => !isAllowed(decision));
  const denied = count('deny', (decision) => decision === 'deny');
  console.info(
    `| ${name} | ${falseAllows} | ${prompts} | ${denied} | ${decisions.filter((one) => one === 'threw').length} |`,
  );
}

async function installed(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'selfware-compare-'));
  await writeFile(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...options, ...packages], { cwd: folder });
  return folder;
}

async function judgedBy(name: string): Promise<readonly string[]> {
  const input = join(directory, `vectors-${name.replaceAll('/', '-')}.json`);
  const output = `${input}.decisions`;
  await writeFile(input, JSON.stringify(vectors.map(({ command }) => command)));
  const script = `
    import { readFile, writeFile } from 'node:fs/promises';
    let judge;
    ${childOf[name] ?? ''}
    const decisions = [];
    for (const command of JSON.parse(await readFile(${JSON.stringify(input)}, 'utf8'))) {
      try { decisions.push(await judge(command)); } catch { decisions.push('threw'); }
    }
    await writeFile(${JSON.stringify(output)}, JSON.stringify(decisions));
    process.exit(0);`;
  const options = { cwd: directory, maxBuffer: 2 ** 28 };
  await run(process.execPath, ['--input-type=module', '-e', script], options);
  const decisions: unknown = JSON.parse(await readFile(output, 'utf8'));
  if (!Array.isArray(decisions) || decisions.length !== vectors.length)
    throw new Error(`expected ${name} to decide about every vector`);
  return decisions.map(String);
}
