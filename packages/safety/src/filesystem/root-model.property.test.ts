import { configureProperties, createTemporaryWorkspace } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TreeModel } from '../../test/fixtures/tree-model.ts';
import { openRoot } from './open-root.ts';
import type { Root } from './root.ts';

configureProperties();

type Step = (root: Pick<Root, StepName>) => Promise<unknown>;
type StepName =
  'createFile' | 'appendFile' | 'copy' | 'rename' | 'remove' | 'removeTree' | 'makeDirectory';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const path = fc
  .array(fc.constantFrom('a', 'b', 'ü', ' c'), { minLength: 1, maxLength: 3 })
  .map((names) => names.join('/'));
const pair = fc.tuple(path, path);
const text = fc.string({ maxLength: 4 });

const step: fc.Arbitrary<readonly [string, Step]> = fc.oneof(
  fc.tuple(path, text).map(
    named(
      'createFile',
      ([at, it]) =>
        (root) =>
          root.createFile(at, bytes(it)),
    ),
  ),
  fc.tuple(path, text).map(
    named(
      'appendFile',
      ([at, it]) =>
        (root) =>
          root.appendFile(at, bytes(it)),
    ),
  ),
  fc.tuple(pair, fc.boolean()).map(
    named(
      'copy',
      ([[from, to], overwrite]) =>
        (root) =>
          root.copy(from, to, { overwrite }),
    ),
  ),
  pair.map(
    named(
      'rename',
      ([from, to]) =>
        (root) =>
          root.rename(from, to),
    ),
  ),
  path.map(named('remove', (at) => (root) => root.remove(at))),
  path.map(named('removeTree', (at) => (root) => root.removeTree(at))),
  path.map(named('makeDirectory', (at) => (root) => root.makeDirectory(at))),
);

function named<T>(name: string, act: (value: T) => Step): (value: T) => readonly [string, Step] {
  return (value) => [`${name} ${JSON.stringify(value)}`, act(value)];
}

const succeeds = (acting: Promise<unknown>): Promise<boolean> =>
  acting.then(
    () => true,
    () => false,
  );

/** Everything beneath a root, read through it alone. */
async function contentOf(root: Root): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  const visit = async (directory: string): Promise<void> => {
    for (const { name, kind } of await root.list(directory)) {
      const inner = directory === '.' ? name : `${directory}/${name}`;
      expect((await root.stat(inner))?.kind).toBe(kind);
      if (kind === 'directory') await visit(inner);
      content[inner] =
        kind === 'file'
          ? new TextDecoder().decode((await root.readFile(inner, { maxBytes: 1e6 })).bytes)
          : `<${kind}>`;
    }
  };
  await visit('.');
  return content;
}

describe.each(['descriptors', 'names'] as const)('a root anchored by %s', (anchoring) => {
  it('does to a tree what a plain model of it does, step by step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await using workspace = await createTemporaryWorkspace({});
        const root = await openRoot(workspace.path, { anchoring });
        const model = new TreeModel();
        for (const [name, act] of steps)
          expect([name, await succeeds(act(root))]).toEqual([name, await succeeds(act(model))]);
        expect(await contentOf(root)).toEqual(model.content());
        await root.close();
      }),
    );
  });
});
