import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace/workspace-root.ts';

// The guard hooks into the `fetch` and the `Agent` that each Node brings: its tests run with Node 24 among all others.
const nodes = ['22', '26'];

describe('the network guard', () => {
  it.each(nodes)('holds for every client on Node %s, too', async (version) => {
    const node = join(workspaceRoot, `tools/nodes/node_modules/node-${version}/bin/node`);
    const vitest = join(workspaceRoot, 'node_modules/vitest/vitest.mjs');
    const told = await promisify(execFile)(node, ['--version']);
    expect(told.stdout).toMatch(new RegExp(`^v${version}\\.`, 'u'));
    const directory = await mkdtemp(join(tmpdir(), 'selfware-nodes-'));
    const file = join(directory, 'report.json');
    const suite = ['test/integration/guarded-', 'src/network/dispatch'];
    await promisify(execFile)(
      node,
      [vitest, 'run', '--reporter=json', `--outputFile=${file}`, ...suite],
      { cwd: join(workspaceRoot, 'packages/safety'), timeout: 240_000 },
    );
    const report: unknown = JSON.parse(await readFile(file, 'utf8'));
    await rm(directory, { recursive: true });
    expect(report).toMatchObject({ success: true, numFailedTests: 0 });
    expect(Object(report)).toHaveProperty('numPassedTests', expect.toSatisfy(isWholeSuite));
  });
});

function isWholeSuite(passed: unknown): boolean {
  return typeof passed === 'number' && passed > 150;
}
