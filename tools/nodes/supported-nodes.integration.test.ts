import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace/workspace-root.ts';

const nodes: readonly (readonly [version: string, program: string])[] = [
  ['22', join(workspaceRoot, 'tools/nodes/node_modules/node-22/bin/node')],
  ['24', process.execPath],
  ['26', join(workspaceRoot, 'tools/nodes/node_modules/node-26/bin/node')],
];

const refused = ['reached', 'safety/address-refused', 'safety/address-refused'];

describe('the network guard on every supported Node', () => {
  it.each(nodes)(
    'lets each client reach what is public and nothing private on Node %s',
    async (version, program) => {
      const script = join(workspaceRoot, 'tools/nodes/exercise-clients.ts');
      const { stdout } = await promisify(execFile)(
        program,
        ['--conditions=@selfware/source', '--disable-warning=ExperimentalWarning', script],
        { timeout: 60_000 },
      );
      const { node, told, privateConnections, addresses } = JSON.parse(stdout) as {
        node: string;
        told: Record<string, unknown>;
        privateConnections: number;
        addresses: readonly string[];
      };
      expect(node.startsWith(`v${version}.`)).toBe(true);
      expect(Object.keys(told)).toHaveLength(7);
      for (const [client, outcome] of Object.entries(told))
        expect(outcome, client).toEqual(refused);
      expect(privateConnections).toBe(0);
      expect(addresses).toEqual(['93.184.215.14']);
    },
  );
});
