import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyPart } from '../workspace/copy-part.ts';
import { runNx } from '../workspace/run-nx.ts';

const packages = ['contracts', 'resilience', 'test-kit'];
const rootFiles = [
  'nx.json',
  'package.json',
  'pnpm-workspace.yaml',
  'pnpm-lock.yaml',
  'tsconfig.base.json',
  '.gitignore',
];
const tooling = ['nx', 'build', 'test', 'check-shape', 'workspace', 'project.json'];
const targets = ['shape', 'typecheck', 'build'];

// Real packages, the real targets and the real Nx, in a small copy of this repository.
describe('pnpm check', () => {
  let cwd = '';
  beforeAll(() => {
    const folders = packages.map((name) => `packages/${name}`);
    cwd = copyPart([...rootFiles, ...tooling.map((name) => `tools/${name}`), ...folders]);
  });
  afterAll(() => {
    rmSync(cwd, { recursive: true });
  });
  const runProjects = async (): Promise<Readonly<Record<string, 'cached' | 'run'>>> => {
    const { succeeded, tasks, output } = await runNx(targets, { cwd, projects: packages });
    if (!succeeded) throw new Error(output);
    return Object.fromEntries(
      tasks.map(({ project, target, cached }) => [
        `${project}:${target}`,
        cached ? 'cached' : 'run',
      ]),
    );
  };
  const touch = (path: string): void => {
    appendFileSync(join(cwd, path), '\n// A change.\n');
  };

  it('runs everything once, and brings a second run whole from the cache', async () => {
    const first = await runProjects();
    expect(Object.keys(first)).toHaveLength(packages.length * targets.length);
    expect(new Set(Object.values(first))).toEqual(new Set(['run']));
    expect(new Set(Object.values(await runProjects()))).toEqual(new Set(['cached']));
  });

  it('runs after a change in one package only that package when nothing depends on it', async () => {
    await runProjects();
    touch('packages/resilience/src/index.ts');
    expect(ranIn(await runProjects())).toEqual(new Set(['resilience']));
  });

  it('runs after a change in one package also its dependents, and nothing else', async () => {
    await runProjects();
    touch('packages/contracts/src/index.ts');
    const after = await runProjects();
    expect(ranIn(after)).toEqual(new Set(['contracts', 'resilience']));
    // The shape of a package does not depend on what it imports.
    expect(after['resilience:shape']).toBe('cached');
  });

  it('runs after a change of a test only the package of that test', async () => {
    await runProjects();
    touch('packages/contracts/test/public-surface.test.ts');
    const after = await runProjects();
    expect(ranIn(after)).toEqual(new Set(['contracts']));
    expect(after['contracts:build']).toBe('cached');
  });
});

function ranIn(tasks: Readonly<Record<string, 'cached' | 'run'>>): ReadonlySet<string> {
  const ran = Object.entries(tasks).filter(([, how]) => how === 'run');
  return new Set(ran.map(([task]) => task.split(':')[0] ?? ''));
}
