import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeAtomically } from '../../../test/fixtures/atomic-write.ts';
import { createExtractionGround } from '../../../test/fixtures/extraction-ground.ts';
import { failingDirectory, type Failure } from '../../../test/fixtures/failing-directory.ts';
import type { Root } from '../root.ts';
import { exportFile } from './export-file.ts';

configureProperties();

const content = 'whole content of an export';

function withFailures(root: Root, failure: Failure): Root {
  return {
    path: root.path,
    guarantee: root.guarantee,
    readFile: (path, options) => root.readFile(path, options),
    open: (path, options) => root.open(path, options),
    createFile: (path, bytes, options) => root.createFile(path, bytes, options),
    appendFile: (path, bytes) => root.appendFile(path, bytes),
    copy: (from, to, options) => root.copy(from, to, options),
    removeTree: (path, options) => root.removeTree(path, options),
    list: (path) => root.list(path),
    stat: (path) => root.stat(path),
    makeDirectory: (path) => root.makeDirectory(path),
    remove: (path) => root.remove(path),
    rename: (from, to) => root.rename(from, to),
    readLink: (path) => root.readLink(path),
    realPath: (path) => root.realPath(path),
    directory: async (path) => failingDirectory(await root.directory(path), failure),
    close: () => root.close(),
  };
}

const failures = fc.record({
  call: fc.nat({ max: 20 }),
  kind: fc.constantFrom<Failure['kind']>('error', 'crash'),
  canLink: fc.boolean(),
});
const paths = fc.constantFrom('a', 'new/a', 'kept/file', 'kept/new/a');

describe('an export that fails anywhere', () => {
  it('leaves the whole content or what was there, and no temporary file after an error', async () => {
    await fc.assert(
      fc.asyncProperty(failures, paths, async (failure, path) => {
        await using ground = await createExtractionGround();
        const before = await ground.snapshot();
        const root = withFailures(ground.root, failure);
        const options = { write: writeAtomically, overwrite: path === 'kept/file' };
        const error: unknown = await exportFile(root, path, content, options).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        const after = await ground.snapshot();
        const old = before[`inside/${path}`];
        // Without further names a crash between taking the name and filling it leaves the empty file that holds it.
        const held = failure.kind === 'crash' && !failure.canLink && old === undefined ? [''] : [];
        expect([old, content, ...held]).toContain(after[`inside/${path}`]);
        if (error === undefined) expect(after[`inside/${path}`]).toBe(content);
        const isKept = after[`inside/${path}`] === old;
        if (failure.kind === 'error' && isKept) expect(after).toEqual(before);
        const others = Object.entries(before).filter(([other]) => other !== `inside/${path}`);
        expect(after).toMatchObject(Object.fromEntries(others));
      }),
    );
  });
});
