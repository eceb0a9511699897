import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNx } from '../workspace/run-nx.ts';
import { benchFetch } from './bench-fetch.ts';
import { benchJudge } from './bench-judge.ts';
import { benchPackage } from './bench-package.ts';
import { benchPersistence } from './bench-persistence.ts';
import { benchPrograms } from './bench-programs.ts';
import { benchRedactor } from './bench-redactor.ts';
import { benchRoot } from './bench-root.ts';
import { benchRuns } from './bench-runs.ts';
import { benchSandbox } from './bench-sandbox.ts';
import { benchScanner } from './bench-scanner.ts';
import { benchStart } from './bench-start.ts';
import { judgeRows } from './judge-rows.ts';

// `pnpm bench`: the promised figures as ratios, all in one run on this machine.
const built = await runNx(['pack'], { projects: ['cli'] });
if (!built.succeeded) throw new Error(built.output);

const directory = mkdtempSync(join(tmpdir(), 'selfware-bench-'));
writeFileSync(join(directory, 'README.md'), '# Bench\n');
try {
  const rows = [
    ...(await benchStart(directory)),
    ...(await benchRuns(directory)),
    ...(await benchJudge(directory)),
    ...(await benchRoot(directory)),
    ...(await benchFetch()),
    ...(await benchPersistence()),
    ...(await benchPrograms()),
    ...benchRedactor(),
    ...benchScanner(),
    ...(await benchSandbox()),
    ...(await benchPackage()),
  ];
  const { table, kept } = judgeRows(rows);
  console.log(`${table}\n\n${kept ? 'every limit is kept' : 'a limit is BROKEN'}`);
  process.exitCode = kept ? 0 : 1;
} finally {
  rmSync(directory, { recursive: true });
}
