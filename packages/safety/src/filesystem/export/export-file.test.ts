import { link, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAtomically } from '../../../test/fixtures/atomic-write.ts';
import { codeOf } from '../../../test/fixtures/code-of.ts';
import { createExtractionGround } from '../../../test/fixtures/extraction-ground.ts';
import { makeFifo } from '../../../test/integration/make-fifo.ts';
import { exportFile, type AtomicWrite } from './export-file.ts';

const sha256OfContent = 'ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73';

/** A writer that lets something happen right before the file gets its name. */
function interrupted(happening: () => Promise<unknown>): AtomicWrite {
  return (name, content, { directory, ...options }) =>
    writeAtomically(name, content, {
      ...options,
      directory: {
        create: (temporary, mode) => directory.create(temporary, mode),
        rename: async (from, to) => {
          await happening();
          await directory.rename(from, to);
        },
        remove: (temporary) => directory.remove(temporary),
        stat: (entry) => directory.stat(entry),
        sync: () => directory.sync(),
        close: () => directory.close(),
      },
    });
}

describe('exporting a file', () => {
  it('writes it with the directories that it needs, and tells path, size and checksum', async () => {
    await using ground = await createExtractionGround();
    const before = await ground.snapshot();
    const options = { write: writeAtomically, mode: 0o640 };
    expect(await exportFile(ground.root, 'new/deep/a.md', 'content', options)).toEqual({
      path: 'new/deep/a.md',
      bytes: 7,
      sha256: sha256OfContent,
    });
    expect(await ground.snapshot()).toEqual({
      ...before,
      'inside/new/': '',
      'inside/new/deep/': '',
      'inside/new/deep/a.md': 'content',
    });
    expect((await ground.root.stat('new/deep/a.md'))?.mode).toBe(0o640);
  });

  it.each([
    ['in the root', 'a.md'],
    ['by an absolute path', '/a.md'],
  ])('writes bytes %s', async (_, path) => {
    await using ground = await createExtractionGround();
    const named = path.startsWith('/') ? ground.root.path + path : path;
    const bytes = Buffer.from('content');
    const report = await exportFile(ground.root, named, bytes, { write: writeAtomically });
    expect(report).toEqual({ path: 'a.md', bytes: 7, sha256: sha256OfContent });
  });

  it('replaces a file only when told, and keeps its mode', async () => {
    await using ground = await createExtractionGround();
    const before = await ground.snapshot();
    let written = 0;
    const write: AtomicWrite = (...call) => {
      written += 1;
      return writeAtomically(...call);
    };
    expect(await codeOf(exportFile(ground.root, 'kept/file', 'content', { write }))).toBe(
      'safety/path-conflict',
    );
    expect(written).toBe(0);
    expect(await ground.snapshot()).toEqual(before);
    await exportFile(ground.root, 'kept/file', 'content', { write, overwrite: true });
    expect(await ground.snapshot()).toEqual({ ...before, 'inside/kept/file': 'content' });
    expect((await ground.root.stat('kept/file'))?.mode).toBe(0o644);
  });

  it.each([
    ['a directory', 'kept', 'safety/path-kind'],
    ['a directory by its slash', 'kept/', 'safety/path-kind'],
    ['a directory that is not there', 'new/', 'safety/path-kind'],
    ['the root', '.', 'safety/path-kind'],
    ['a parent', 'kept/..', 'safety/path-kind'],
    ['a name beneath a file', 'kept/file/a', 'safety/path-kind'],
    ['a place outside', '../outside/a', 'safety/path-outside'],
    ['an absolute place outside', '/a', 'safety/path-outside'],
    ['a place behind a link to the outside', 'away/a', 'safety/path-outside'],
    ['a link to a file', 'to-file', 'safety/path-kind'],
    ['a link to the outside', 'to-secret', 'safety/path-kind'],
    ['a link to nothing', 'to-nothing', 'safety/path-kind'],
    ['a pipe', 'pipe', 'safety/path-kind'],
    ['a file with two names', 'twice', 'safety/path-conflict'],
    ['a hook of git', '.git/hooks/a', 'safety/path-protected'],
    ['a protected tree', 'kept/guarded/a', 'safety/path-protected'],
    ['settings of an agent', '.mcp.json', 'safety/path-protected'],
  ])('refuses %s, overwriting or not, and changes nothing', async (_, path, code) => {
    await using ground = await createExtractionGround();
    const at = (name: string): string => join(ground.root.path, name);
    await symlink('kept/file', at('to-file'));
    await symlink('../outside/secret', at('to-secret'));
    await symlink('nowhere', at('to-nothing'));
    await symlink('../outside', at('away'));
    await writeFile(at('once'), 'once');
    await link(at('once'), at('twice'));
    const before = await ground.snapshot();
    if (path === 'pipe') await makeFifo(at(path));
    for (const overwrite of [false, true]) {
      const options = { write: writeAtomically, overwrite };
      expect(await codeOf(exportFile(ground.root, path, 'content', options))).toBe(code);
      if (path !== 'pipe') expect(await ground.snapshot()).toEqual(before);
    }
  });

  it('writes through a link to a directory inside, and says where', async () => {
    await using ground = await createExtractionGround();
    await symlink('kept', join(ground.root.path, 'alias'));
    const options = { write: writeAtomically };
    const report = await exportFile(ground.root, 'alias/a', 'content', options);
    expect(report.path).toBe('kept/a');
  });

  it.each([
    ['a file', (path: string) => writeFile(path, 'mine'), 'safety/path-conflict'],
    ['a directory', (path: string) => mkdir(path), 'safety/path-kind'],
    ['a link', (path: string) => symlink('kept/file', path), 'safety/path-kind'],
  ])('keeps %s that appears in the last moment', async (_, appear, code) => {
    await using ground = await createExtractionGround();
    const before = await ground.snapshot();
    const write = interrupted(() => appear(join(ground.root.path, 'a')));
    expect(await codeOf(exportFile(ground.root, 'a', 'content', { write }))).toBe(code);
    const after = await ground.snapshot();
    expect(Object.keys(after).length).toBe(Object.keys(before).length + 1);
    expect(Object.values(after)).not.toContain('content');
  });

  it('keeps a link that takes the place of a file that is to be replaced', async () => {
    await using ground = await createExtractionGround();
    const path = join(ground.root.path, 'a');
    const write = interrupted(() => symlink('kept/file', path));
    const options = { write, overwrite: true };
    expect(await codeOf(exportFile(ground.root, 'a', 'content', options))).toBe('safety/path-kind');
    expect(await ground.snapshot()).toMatchObject({
      'inside/a': '-> kept/file',
      'inside/kept/file': 'kept',
    });
  });

  it('gives the name to nothing but the whole content', async () => {
    await using ground = await createExtractionGround();
    const before = await ground.snapshot();
    const other: AtomicWrite = (name, _, options) => writeAtomically(name, 'else', options);
    const elsewhere: AtomicWrite = (name, content, options) =>
      writeAtomically(`${name}2`, content, options);
    for (const write of [other, elsewhere]) {
      const exported = exportFile(ground.root, 'new/a', 'content', { write });
      expect(await codeOf(exported)).toBe('safety/filesystem');
      expect(await ground.snapshot()).toEqual(before);
    }
  });
});
