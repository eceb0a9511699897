import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../workspace/run-command.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { campaigns } from './campaigns.ts';

const script = join(import.meta.dirname, 'campaign.ts');
const testSteps = campaigns.flatMap(({ name, steps }) =>
  steps
    .filter(({ command }) => command[0] === 'vitest')
    .flatMap(({ command, cwd }) =>
      command
        .slice(2)
        .filter((word) => !word.startsWith('--'))
        .map((filter) => ({ name, cwd, filter })),
    ),
);

describe('pnpm campaign', () => {
  it('lists the campaigns', async () => {
    const { exitCode, output } = await runCommand(['node', script]);
    expect(exitCode).toBe(0);
    for (const name of ['crash', 'race', 'fuzz', 'consumer', 'release'])
      expect(output).toContain(name);
  });

  it('refuses a name that it does not know', async () => {
    expect(await runCommand(['node', script, 'nothing'])).toMatchObject({ exitCode: 2 });
  });

  it.each(testSteps)('$name finds tests called $filter in $cwd', ({ cwd, filter }) => {
    const files = ['src', 'test']
      .map((folder) => join(workspaceRoot, cwd, folder))
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }));
    expect(files.filter((path) => path.endsWith('.test.ts') && path.includes(filter))).not.toEqual(
      [],
    );
  });
});
