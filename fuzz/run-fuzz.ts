import { randomInt } from 'node:crypto';
import { relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { workspaceRoot } from '../tools/workspace/workspace-root.ts';
import { fuzzTarget } from './fuzz-target.ts';
import { guidedEngineProblem, fuzzGuided } from './fuzz-guided.ts';
import { listTargets } from './list-targets.ts';

// `pnpm fuzz [TARGET...] [--seconds 30] [--seed N] [--package FOLDER]`: every fuzz target, one after the other.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    package: { type: 'string' },
    plain: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const seed = Number(values.seed);
const folder = values.package === undefined ? workspaceRoot : resolve(values.package);
const targets = listTargets()
  .filter(({ file }) => file.startsWith(folder + sep))
  .filter(
    ({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)),
  );

const problem = values.plain ? 'asked for by --plain' : await guidedEngineProblem();
console.log(
  problem === undefined
    ? `Coverage-guided by Jazzer.js, seed ${seed}`
    : `Plain seeded mutation, seed ${seed} (no coverage guidance: ${problem})`,
);
const findings: string[] = [];
for (const target of targets) {
  const fuzz = problem === undefined ? fuzzGuided : fuzzTarget;
  const { runs, error, finding } = await fuzz(target, { seconds, seed });
  const found = finding === undefined ? 'nothing found' : 'FOUND';
  console.log(`${target.name}: ${runs} runs in ${seconds} s, ${found}`);
  if (finding === undefined) continue;
  findings.push(relative(workspaceRoot, finding));
  console.error(`${error ?? ''}\nsaved as ${findings.at(-1)}; the suite replays it from now on`);
}
console.log(`${targets.length} targets, ${findings.length} findings`);
process.exitCode = findings.length === 0 && targets.length > 0 ? 0 : 1;
