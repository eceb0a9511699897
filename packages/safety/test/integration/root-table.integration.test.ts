import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { openRoot, type Root } from '../../src/filesystem.ts';
import { codeOf } from '../fixtures/code-of.ts';

const outside = 'safety/path-outside';
const invalid = 'safety/path-invalid';
const missing = 'safety/path-not-found';
const kind = 'safety/path-kind';
const conflict = 'safety/path-conflict';

/** What is laid out: a text is a file, `/` a directory, `-> x` a link; `ROOT` stands for the absolute path. */
type Layout = Readonly<Record<string, string>>;

interface Row {
  readonly what: string;
  readonly layout: Layout;
  readonly path: string;
  /** What reading says: the path whose content is read, or a code. */
  readonly read: string;
  /** What an exclusive creation at the same path says. */
  readonly create: string;
  /** What a removal says. */
  readonly remove: string;
}

const none = 'none';

function chain(length: number): Layout {
  const layout: Record<string, string> = { target: 'x' };
  for (let at = 0; at < length; at += 1)
    layout[`l${at}`] = at === length - 1 ? '-> target' : `-> l${at + 1}`;
  return layout;
}

const rows: readonly Row[] = [
  row('a plain file', { target: 'x' }, 'target', 'target', conflict, none),
  row('a file in directories', { 'a/b/c': 'x' }, 'a/b/c', 'a/b/c', conflict, none),
  row('a missing file', {}, 'target', missing, none, missing),
  row('a missing parent', {}, 'a/target', missing, missing, missing),
  row('a file as a parent', { a: 'x' }, 'a/target', kind, kind, kind),
  row('`.` before a name', { target: 'x' }, './target', 'target', conflict, none),
  row('`.` within a path', { 'a/b': 'x' }, 'a/./b', 'a/b', conflict, none),
  row(
    '`..` back into the root',
    { 'a/': '/', target: 'x' },
    'a/../target',
    'target',
    conflict,
    none,
  ),
  row('`..` after a missing directory', { target: 'x' }, 'a/../target', missing, missing, missing),
  row('`..` after a file', { a: 'x', target: 'x' }, 'a/../target', kind, kind, kind),
  row(
    '`..` twice and down again',
    { 'a/b/': '/', target: 'x' },
    'a/b/../../target',
    'target',
    conflict,
    none,
  ),
  row('`..` above the root', {}, '../target', outside, outside, outside),
  row(
    '`..` above the root and back',
    { target: 'x' },
    '../ROOTNAME/target',
    outside,
    outside,
    outside,
  ),
  row(
    '`..` above the root from within',
    { 'a/': '/' },
    'a/../../target',
    outside,
    outside,
    outside,
  ),
  row('an empty path', {}, '', invalid, invalid, invalid),
  row('the root by `.`', {}, '.', kind, invalid, invalid),
  row('the root by `./`', {}, './', kind, invalid, invalid),
  row('the root by `a/..`', { 'a/': '/' }, 'a/..', kind, invalid, invalid),
  row('a slash behind a file', { target: 'x' }, 'target/', kind, kind, kind),
  row('slashes behind a directory', { 'a/': '/' }, 'a///', kind, invalid, invalid),
  row('a slash behind nothing', {}, 'target/', missing, missing, missing),
  row('`/.` behind a file', { target: 'x' }, 'target/.', kind, kind, kind),
  row('an absolute path outside', {}, '/etc/passwd', outside, outside, outside),
  row('a full directory', { 'a/b': 'x' }, 'a', kind, conflict, conflict),
  row('an empty directory', { 'a/': '/' }, 'a', kind, conflict, none),
  row('a link to a file', { link: '-> target', target: 'x' }, 'link', 'target', conflict, none),
  row('a link to a directory', { link: '-> a', 'a/b': 'x' }, 'link/b', 'a/b', conflict, none),
  row('a link to `.`', { 'a/link': '-> .', 'a/b': 'x' }, 'a/link/b', 'a/b', conflict, none),
  row(
    'a link to `..` inside',
    { 'a/link': '-> ..', target: 'x' },
    'a/link/target',
    'target',
    conflict,
    none,
  ),
  row('a link to `..` of the root', { link: '-> ..' }, 'link/target', outside, outside, outside),
  row(
    'a link to `..` and back',
    { link: '-> ../ROOTNAME/target', target: 'x' },
    'link',
    outside,
    conflict,
    none,
  ),
  row(
    'a link that climbs and stays',
    { 'a/b/link': '-> ../../target', target: 'x' },
    'a/b/link',
    'target',
    conflict,
    none,
  ),
  row(
    'a link that climbs out',
    { 'a/b/link': '-> ../../../target' },
    'a/b/link',
    outside,
    conflict,
    none,
  ),
  row(
    'a link with slashes at its end',
    { link: '-> a//', 'a/b': 'x' },
    'link/b',
    'a/b',
    conflict,
    none,
  ),
  row(
    'a slash behind a link to a file',
    { link: '-> target', target: 'x' },
    'link/',
    kind,
    kind,
    kind,
  ),
  row(
    'a link to a file with a slash',
    { link: '-> target/', target: 'x' },
    'link',
    kind,
    conflict,
    none,
  ),
  row(
    'a link to an absolute path outside',
    { link: '-> /etc' },
    'link/passwd',
    outside,
    outside,
    outside,
  ),
  row(
    'a link to an absolute path inside',
    { link: '-> ROOT/target', target: 'x' },
    'link',
    outside,
    conflict,
    none,
  ),
  row(
    'a link to the root of the machine',
    { link: '-> /' },
    'link/target',
    outside,
    outside,
    outside,
  ),
  row('a link to nothing', { link: '-> target' }, 'link', missing, conflict, none),
  row('a link beneath a file', { a: 'x', link: '-> a/b' }, 'link', kind, conflict, none),
  row('a link to itself', { link: '-> link' }, 'link', invalid, conflict, none),
  row('a link through itself', { link: '-> link/x' }, 'link', invalid, conflict, none),
  row('two links to each other', { a: '-> b', b: '-> a' }, 'a/x', invalid, invalid, invalid),
  row(
    '`..` behind a link to a directory',
    { link: '-> a/b', 'a/b/': '/', 'a/target': 'x' },
    'link/../target',
    'a/target',
    conflict,
    none,
  ),
  row(
    '`..` out through a link',
    { 'a/link': '-> ../b', 'b/': '/' },
    'a/link/../../target',
    outside,
    outside,
    outside,
  ),
  row(
    'a link in a link',
    { one: '-> two/b', two: '-> a', 'a/b/c': 'x' },
    'one/c',
    'a/b/c',
    conflict,
    none,
  ),
  row('40 links in a row', chain(40), 'l0', 'target', conflict, none),
  row('41 links in a row', chain(41), 'l0', invalid, conflict, none),
  row(
    'a name of 255 bytes',
    { ['n'.repeat(255)]: 'x' },
    'n'.repeat(255),
    'n'.repeat(255),
    conflict,
    none,
  ),
  row('a name of 256 bytes', {}, 'n'.repeat(256), invalid, invalid, invalid),
  row('a path of 64 names', { [deep(64)]: 'x' }, deep(64), deep(64), conflict, none),
  row('a path of 65 names', {}, deep(65), invalid, invalid, invalid),
  row('a path of over 4096 characters', {}, `${'a/'.repeat(2_100)}b`, invalid, invalid, invalid),
  row('names of dots', { 'a..': 'x' }, 'a..', 'a..', conflict, none),
  row('a hidden name that begins with two dots', { '..a': 'x' }, '..a', '..a', conflict, none),
];

function row(
  what: string,
  layout: Layout,
  ...[path, read, create, remove]: readonly [string, string, string, string]
): Row {
  return { what, layout, path, read, create, remove };
}

function deep(names: number): string {
  return Array.from({ length: names }, (_, at) => `d${at}`).join('/');
}

async function layOut(base: string, layout: Layout): Promise<void> {
  for (const [path, content] of Object.entries(layout)) {
    const at = `${base}/${path}`;
    await mkdir(content === '/' ? at : dirname(at), { recursive: true });
    if (content.startsWith('-> '))
      await symlink(content.slice(3).replace('ROOTNAME', 'root').replace('ROOT', base), at);
    else if (content !== '/') await writeFile(at, path);
  }
}

describe.each(['descriptors', 'names'] as const)('a root anchored by %s', (anchoring) => {
  async function withRow(
    { layout }: Pick<Row, 'layout'>,
    act: (root: Root, base: string) => Promise<void>,
  ): Promise<void> {
    await using workspace = await createTemporaryWorkspace({ 'root/.keep': '', target: 'OUTSIDE' });
    const base = workspace.resolve('root');
    await layOut(base, layout);
    const root = await openRoot(base, { anchoring });
    try {
      await act(root, base);
      expect(await workspace.read('target')).toBe('OUTSIDE');
    } finally {
      await root.close();
    }
  }
  const pathOf = ({ path }: Row): string => path.replace('ROOTNAME', 'root');

  it.each(rows.map((each) => [each.what, each] as const))('reads %s', async (_what, each) => {
    await withRow(each, async (root) => {
      const reading = root.readFile(pathOf(each), { maxBytes: 5_000 });
      const code = await codeOf(reading);
      const content = code === none ? new TextDecoder().decode((await reading).bytes) : code;
      expect(content).toBe(each.read);
      const opened = await codeOf(root.open(pathOf(each)).then((file) => file.close()));
      expect(opened).toBe(each.read.startsWith('safety/') ? each.read : none);
    });
  });

  it.each(rows.map((each) => [each.what, each] as const))('creates at %s', async (_what, each) => {
    await withRow(each, async (root) => {
      expect(await codeOf(root.createFile(pathOf(each), new Uint8Array(1)))).toBe(each.create);
    });
  });

  it.each(rows.map((each) => [each.what, each] as const))('removes %s', async (_what, each) => {
    await withRow(each, async (root) => {
      expect(await codeOf(root.remove(pathOf(each)))).toBe(each.remove);
    });
  });

  it.each<[string, Layout, string, string, string]>([
    ['a file onto a file', { a: 'x', b: 'y' }, 'a', 'b', none],
    ['a file onto a directory', { a: 'x', 'b/': '/' }, 'a', 'b', kind],
    ['a directory onto an empty one', { 'a/x': 'x', 'b/': '/' }, 'a', 'b', none],
    ['a directory onto a full one', { 'a/x': 'x', 'b/y': 'y' }, 'a', 'b', conflict],
    ['a directory onto a file', { 'a/x': 'x', b: 'y' }, 'a', 'b', kind],
    ['a directory into itself', { 'a/x': 'x' }, 'a', 'a/b', kind],
    ['a file onto itself', { a: 'x' }, 'a', 'a', none],
    ['a link onto a file', { a: '-> nowhere', b: 'y' }, 'a', 'b', none],
    ['a file onto a link to outside', { a: 'x', b: '-> ../target' }, 'a', 'b', none],
    ['a file beneath a link to outside', { a: 'x', b: '-> ..' }, 'a', 'b/target', outside],
    ['what is missing', {}, 'a', 'b', missing],
    ['a file to a missing parent', { a: 'x' }, 'a', 'b/c', missing],
    ['the root', { a: 'x' }, '.', 'b', invalid],
    ['a file onto the root', { a: 'x' }, 'a', '.', invalid],
    ['a file with a slash', { a: 'x' }, 'a/', 'b', kind],
  ])('renames %s', async (_what, layout, from, to, code) => {
    await withRow({ layout }, async (root) => {
      expect(await codeOf(root.rename(from, to))).toBe(code);
    });
  });
});
