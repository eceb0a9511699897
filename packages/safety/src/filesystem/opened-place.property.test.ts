import { readdir, readlink, symlink } from 'node:fs/promises';
import { configureProperties, createTemporaryWorkspace, fileName } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRoot } from './open-root.ts';
import type { Root } from './root.ts';

configureProperties();

const part = fc.oneof(fc.constantFrom('a', 'b', 'f', 'l0', 'l1', 'l2', '..', '.', ''), fileName());
const parts = fc.array(part, { minLength: 1, maxLength: 6 }).map((names) => names.join('/'));
const path = fc
  .tuple(fc.constantFrom('', '', '', 'ROOT/', 'BASE/', '/', 'ROOT/../'), parts)
  .map(([head, tail]) => head + tail);
const links = fc.array(fc.tuple(fc.constantFrom('l0', 'l1', 'a/l2', 'a/b/l0'), path), {
  maxLength: 6,
});

// Of some seeds no path meets a file, and a root anchored by names holds open nothing else: these meet one, straight and by links.
const meetingFiles: [[string, string][], string[]] = [
  [
    ['l0', 'a'],
    ['l1', 'l0/b/f'],
  ],
  ['b', 'a/b/f', 'l0/b/f', 'l1', 'ROOT/b'],
];

/** Where the descriptors beneath a directory lead that are open now. */
async function openedBeneath(directory: string): Promise<readonly string[]> {
  const open = await readdir('/proc/self/fd');
  const targets = await Promise.all(
    open.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
  );
  return targets.filter((target) => target.startsWith(`${directory}/`));
}

async function placesOf(root: Root, asked: string, beneath: string): Promise<readonly string[]> {
  const opened = await Promise.all([
    root.open(asked).catch(() => undefined),
    root.directory(asked).catch(() => undefined),
  ]);
  const places = await openedBeneath(beneath);
  for (const each of opened) await each?.close();
  return places;
}

describe.each(['descriptors', 'names'] as const)('a root anchored by %s', (anchoring) => {
  it('opens only what lies inside by its real path, for any tree of links and any path', async () => {
    let held = 0;
    await fc.assert(
      fc.asyncProperty(
        links,
        fc.array(path, { minLength: 1, maxLength: 8 }),
        async (tree, asked) => {
          await using base = await createTemporaryWorkspace({
            'root/a/b/f': 'x',
            'root/b': 'x',
            'a/b/f': 'x',
            b: 'x',
          });
          const fill = (text: string): string =>
            text.replace('ROOT', base.resolve('root')).replace('BASE', base.path);
          for (const [name, target] of tree)
            await symlink(fill(target), base.resolve('root', name)).catch(() => undefined);
          const root = await openRoot(base.resolve('root'), { anchoring });
          for (const each of asked) {
            const places = await placesOf(root, fill(each), base.path);
            held += places.filter((place) => place !== root.path).length;
            for (const place of places) expect(`${place}/`.startsWith(`${root.path}/`)).toBe(true);
          }
          await root.close();
        },
      ),
      { examples: [meetingFiles] },
    );
    expect(held).toBeGreaterThanOrEqual(meetingFiles[1].length);
  });
});
