import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPublishedPackages } from '../workspace/list-packages.ts';
import { checkAlone } from './check-alone.ts';
import { importEach, typeCheck } from './check-imports.ts';
import { createConsumerProject, type ConsumerProject } from './consumer-project.ts';

describe('the packed packages in an empty project', () => {
  const packages = listPublishedPackages();
  let project: ConsumerProject | undefined;
  const installed = (): ConsumerProject => {
    if (project === undefined) throw new Error('the project was not installed');
    return project;
  };
  beforeAll(async () => {
    project = await createConsumerProject({
      packages,
      dependencies: { '@types/node': '^24.0.0' },
    });
  });
  afterAll(() => {
    project?.remove();
  });

  it('are imported one by one', async () => {
    expect(await importEach(installed(), packages)).toBeGreaterThanOrEqual(packages.length - 1);
  });

  it('type-check with the declarations of all libraries', async () => {
    await typeCheck(installed(), packages);
  });

  it('carry their licence, and nothing of ours twice', () => {
    for (const { manifest } of packages) {
      const directory = join(installed().directory, 'node_modules', manifest.name);
      expect(existsSync(join(directory, 'LICENSE'))).toBe(true);
      expect(existsSync(join(directory, 'node_modules/@selfware'))).toBe(false);
      expect(existsSync(join(directory, 'src'))).toBe(false);
    }
  });

  it('bring the command', async () => {
    const { output } = await installed().run('node_modules/.bin/selfware', '--version');
    expect(output).toMatch(/\d+\.\d+\.\d+/u);
  });
});

describe('each packed package alone in an empty project', () => {
  const packages = listPublishedPackages();

  it.each(packages)('$manifest.name is imported and type-checked', async (one) => {
    const entryPoints = await checkAlone(one, packages);
    expect(entryPoints > 0 || one.folder === 'cli').toBe(true);
  });
});
