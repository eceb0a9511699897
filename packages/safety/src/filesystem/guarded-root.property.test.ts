import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyPath } from '../../test/arbitraries/paths.ts';
import {
  createTangledWorkspace,
  outsideSecret,
  type TangledWorkspace,
} from '../../test/fixtures/tangled-workspace.ts';
import { openRoot } from './open-root.ts';
import type { Root } from './root.ts';

configureProperties();

let tangled: TangledWorkspace;
beforeAll(async () => {
  tangled = await createTangledWorkspace();
});
afterAll(() => tangled.remove());

async function createAt(root: Root, path: string, name: string): Promise<void> {
  const directory = await root.directory(path);
  try {
    await (await directory.create(name, 0o600)).close();
    await directory.remove(name);
  } finally {
    await directory.close();
  }
}

const changes: readonly ((root: Root, path: string, other: string) => Promise<unknown>)[] = [
  (root, path) => root.makeDirectory(path),
  (root, path) => root.remove(path),
  (root, path, other) => root.rename(path, other),
  (root, path) => createAt(root, path, 'passwd-copy'),
  (root, path) => createAt(root, path, 'x'),
];

/** Everything beside the root, as one text. */
async function beside(): Promise<string> {
  const all = await openRoot(tangled.base.path);
  const names = async (path: string): Promise<string> =>
    (await all.list(path)).map(({ name, kind }) => `${name} ${kind}`).join('\n');
  const contents = await Promise.all(
    ['outside/passwd', 'root2/x', 'root-backup/x', 'x'].map((path) => tangled.base.read(path)),
  );
  const listed = [await names('.'), await names('outside'), await names('root2')];
  await all.close();
  return [...listed, ...contents].join('\n');
}

describe.each(['descriptors', 'names'] as const)('a root anchored by %s', (anchoring) => {
  it('changes nothing outside, whatever the path and whatever the change', async () => {
    const root = await openRoot(tangled.root, { anchoring });
    const before = await beside();
    expect(before).toContain(outsideSecret);
    await fc.assert(
      fc.asyncProperty(
        anyPath(tangled.root),
        anyPath(tangled.root),
        fc.constantFrom(...changes),
        async (path, other, change) => {
          await change(root, path, other).catch(() => undefined);
        },
      ),
    );
    expect(await beside()).toBe(before);
    expect(await tangled.base.read('root/.git/hooks/pre-commit')).toBe('exit 0\n');
    await root.close();
  });

  it('reads and lists nothing outside, for any path and both ways of anchoring', async () => {
    // A workspace of its own: the changes above may give an entry inside the name of one outside.
    await using fresh = await createTangledWorkspace();
    const root = await openRoot(fresh.root, { anchoring });
    await fc.assert(
      fc.asyncProperty(anyPath(fresh.root), async (path) => {
        const content = await root.readFile(path, { maxBytes: 100 }).catch(() => undefined);
        expect(new TextDecoder().decode(content?.bytes)).not.toContain(outsideSecret);
        const entries = await root.list(path).catch(() => []);
        expect(entries.some(({ name }) => name === 'root2' || name === 'passwd')).toBe(false);
        const real = await root.realPath(path).catch(() => fresh.root);
        expect(`${real}/`.startsWith(`${fresh.root}/`)).toBe(true);
      }),
    );
    await root.close();
  });
});
