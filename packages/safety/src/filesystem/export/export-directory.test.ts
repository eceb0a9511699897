import { createHash } from 'node:crypto';
import type { DirectoryPort } from '@selfware/contracts';
import { expect, it } from 'vitest';
import { writeAtomically } from '../../../test/fixtures/atomic-write.ts';
import { codeOf } from '../../../test/fixtures/code-of.ts';
import { createExtractionGround } from '../../../test/fixtures/extraction-ground.ts';
import { FilesystemError } from '../../errors.ts';
import { ExportDirectory } from './export-directory.ts';

const sha256 = createHash('sha256').update('content').digest('hex');

/** The port, on a file system that answers a further name with this error. */
function answering(port: DirectoryPort, errno: string): DirectoryPort {
  return {
    create: (name, mode) => port.create(name, mode),
    rename: (from, to) => port.rename(from, to),
    link: () => Promise.reject(new FilesystemError({ message: errno, details: { errno } })),
    remove: (name) => port.remove(name),
    stat: (name) => port.stat(name),
    sync: () => port.sync(),
    close: () => port.close(),
  };
}

it.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])(
  'takes the name by an empty file where no file has two names (%s)',
  async (errno) => {
    await using ground = await createExtractionGround();
    const inner = answering(await ground.root.directory('kept'), errno);
    const directory = new ExportDirectory(inner, { name: 'a', sha256, overwrite: false });
    const before = await ground.snapshot();
    await writeAtomically('a', 'content', { directory });
    expect(await ground.snapshot()).toEqual({ ...before, 'inside/kept/a': 'content' });
    await directory.close();
  },
);

it('fails, and leaves nothing, where a further name is refused for another reason', async () => {
  await using ground = await createExtractionGround();
  const inner = answering(await ground.root.directory('kept'), 'EIO');
  const directory = new ExportDirectory(inner, { name: 'a', sha256, overwrite: false });
  const before = await ground.snapshot();
  expect(await codeOf(writeAtomically('a', 'content', { directory }))).toBe('safety/filesystem');
  expect(await ground.snapshot()).toEqual(before);
  await directory.close();
});
