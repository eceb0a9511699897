import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace/workspace-root.ts';

// The guard hooks into the `fetch` and the `Agent` that each Node brings: its tests run with Node 24 among all others.
const nodes = ['22', '26'];
const suite = ['test/integration/guarded-', 'src/network/dispatch'];

describe('the network guard', () => {
  it.each(nodes)('holds for every client on Node %s, too', async (version) => {
    const node = join(workspaceRoot, `tools/nodes/node_modules/node-${version}/bin/node`);
    const vitest = join(workspaceRoot, 'node_modules/vitest/vitest.mjs');
    const told = await promisify(execFile)(node, ['--version']);
    expect(told.stdout).toMatch(new RegExp(`^v${version}\\.`, 'u'));
    // A test that fails there rejects here, with what was printed.
    const { stdout } = await promisify(execFile)(
      node,
      [vitest, 'run', '--reporter=default', ...suite],
      {
        cwd: join(workspaceRoot, 'packages/safety'),
        env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
        timeout: 240_000,
      },
    );
    const [, passed] = /Tests {2}(\d+) passed/u.exec(stdout) ?? [];
    expect(Number(passed), stdout).toBeGreaterThan(300);
  });
});
