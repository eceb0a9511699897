import { link, mkdir, rename, symlink } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DirectoryPort } from '@selfware/contracts';
import { codeOf } from '../../test/fixtures/code-of.ts';
import {
  createTangledWorkspace,
  outsideSecret,
  type TangledWorkspace,
} from '../../test/fixtures/tangled-workspace.ts';
import { openRoot, type OpenRootAnchoring } from './open-root.ts';
import type { Root } from './root.ts';

const encoder = new TextEncoder();

async function put(port: DirectoryPort, name: string, text: string, mode = 0o644): Promise<void> {
  const file = await port.create(name, mode);
  try {
    await file.write(encoder.encode(text));
    await file.sync();
  } finally {
    await file.close();
  }
}

describe.each<NonNullable<OpenRootAnchoring['anchoring']>>(['descriptors', 'names'])(
  'a directory of a root anchored by %s',
  (anchoring) => {
    let tangled: TangledWorkspace;
    let root: Root;
    let port: DirectoryPort;
    beforeAll(async () => {
      tangled = await createTangledWorkspace();
      root = await openRoot(tangled.root, { anchoring, protectedPaths: ['a/kept'] });
      port = await root.directory('a');
    });
    afterAll(async () => {
      await port.close();
      await root.close();
      await tangled.remove();
    });

    it('creates, replaces, looks at and removes a file, and puts its entries on the disk', async () => {
      await put(port, '.t1', 'first');
      await port.rename('.t1', 'made');
      expect(await tangled.base.read('root/a/made')).toBe('first');
      await put(port, '.t1', 'second');
      await port.rename('.t1', 'made');
      await port.sync();
      expect(await tangled.base.read('root/a/made')).toBe('second');
      expect(await port.stat('made')).toMatchObject({ kind: 'file', size: 6 });
      await port.remove('made');
      expect(await port.stat('made')).toBeUndefined();
    });

    it('gives a file exactly the mode that was asked for, and tells its size', async () => {
      const file = await port.create('open-to-all', 0o777);
      expect(await file.write(encoder.encode('abc'))).toBe(3);
      expect(await file.size()).toBe(3);
      await file.close();
      expect(await port.stat('open-to-all')).toMatchObject({ mode: 0o777 });
    });

    it('creates neither over a file nor through a link, dangling or not', async () => {
      await symlink('../../outside/made', tangled.base.resolve('root/a/trap'));
      await symlink('../../outside/passwd', tangled.base.resolve('root/a/trap-file'));
      for (const name of ['trap', 'trap-file', 'b'])
        expect(await codeOf(port.create(name, 0o644))).toBe('safety/path-conflict');
      expect(await tangled.base.read('outside/passwd')).toBe(outsideSecret);
    });

    it('replaces a link itself, never what it points to', async () => {
      await symlink('../../outside/passwd', tangled.base.resolve('root/a/replaced'));
      await put(port, '.t2', 'mine');
      await port.rename('.t2', 'replaced');
      expect(await port.stat('replaced')).toMatchObject({ kind: 'file' });
      expect(await tangled.base.read('outside/passwd')).toBe(outsideSecret);
    });

    it('refuses to replace a file that has a second name', async () => {
      await tangled.base.write('outside/linked', 'theirs');
      await link(tangled.base.resolve('outside/linked'), tangled.base.resolve('root/a/linked'));
      await put(port, '.t3', 'mine');
      expect(await codeOf(port.rename('.t3', 'linked'))).toBe('safety/path-conflict');
      expect(await tangled.base.read('outside/linked')).toBe('theirs');
    });

    it.each(['', '.', '..', 'a/b', '../x', '/etc/passwd', 'a\0'])(
      'takes plain names only, not %j',
      async (name) => {
        expect(await codeOf(port.create(name, 0o644))).toBe('safety/path-invalid');
        expect(await codeOf(port.remove(name))).toBe('safety/path-invalid');
        expect(await codeOf(port.stat(name))).toBe('safety/path-invalid');
        expect(await codeOf(port.rename(name, 'x'))).toBe('safety/path-invalid');
        expect(await codeOf(port.rename('b', name))).toBe('safety/path-invalid');
      },
    );

    it('writes nothing in a protected tree, however the directory was reached', async () => {
      const hooks = await root.directory('link-hooks');
      expect(await codeOf(hooks.create('post-commit', 0o755))).toBe('safety/path-protected');
      expect(await codeOf(hooks.remove('pre-commit'))).toBe('safety/path-protected');
      await hooks.close();
      expect(await codeOf(port.create('kept', 0o644))).toBe('safety/path-protected');
      expect(await codeOf(port.create('KEPT', 0o644))).toBe('safety/path-protected');
      expect(await codeOf(port.create('.bashrc', 0o644))).toBe('safety/path-protected');
    });

    it('reports what the operating system refuses', async () => {
      expect(await codeOf(port.remove('not-there'))).toBe('safety/path-not-found');
      expect(await codeOf(port.create('n'.repeat(256), 0o644))).toBe('safety/path-invalid');
      expect(await codeOf(port.stat('n'.repeat(256)))).toBe('safety/path-invalid');
      expect(await codeOf(port.remove('b'))).not.toBe('none');
    });

    it.each([
      ['a/b/f', 'safety/path-kind'],
      ['not-there', 'safety/path-not-found'],
      ['link-out', 'safety/path-outside'],
      ['dangling-out', 'safety/path-outside'],
      ['..', 'safety/path-outside'],
    ])('is not given for %j: %s', async (path, code) => {
      expect(await codeOf(root.directory(path))).toBe(code);
    });

    it('is given for the root itself', async () => {
      const top = await root.directory('.');
      await put(top, 'at-the-top', 'x');
      expect(await tangled.base.read('root/at-the-top')).toBe('x');
      await top.close();
    });

    it('refuses everything once it is closed, and closes twice without harm', async () => {
      const closed = await root.directory('a');
      await closed.close();
      await closed.close();
      expect(await codeOf(closed.create('x', 0o644))).toBe('safety/path-invalid');
      expect(await codeOf(closed.stat('x'))).toBe('safety/path-invalid');
      expect(await codeOf(closed.sync())).toBe('safety/path-invalid');
    });

    it('writes nothing outside when its directory is replaced by a link to outside', async () => {
      await mkdir(tangled.base.resolve('root/swapped'));
      const swapped = await root.directory('swapped');
      await rename(tangled.base.resolve('root/swapped'), tangled.base.resolve('root/moved'));
      await symlink('../outside', tangled.base.resolve('root/swapped'));
      const code = await codeOf(put(swapped, 'escaped', 'x'));
      expect(code).toBe(anchoring === 'descriptors' ? 'none' : 'safety/path-outside');
      const outside = await openRoot(tangled.base.resolve('outside'));
      expect(await outside.stat('escaped')).toBeUndefined();
      await outside.close();
      await swapped.close();
    });
  },
);
