import { constants } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../test/fixtures/code-of.ts';
import { PathOutsideError } from '../errors.ts';
import { createInPlace, fillCreated } from './create-in-place.ts';
import type { Place } from './place.ts';
import { createPathResolve } from './resolve-by-path.ts';
import { assertDevice, within } from './scan-tree.ts';

const options = { device: 0, refusesLinks: false, openFlags: constants.O_NOFOLLOW };

async function placeIn(directory: string): Promise<Place> {
  return createPathResolve(directory, options)(['f'], { followFinal: false });
}

describe('a file that is created in place', () => {
  it('is given to nobody when the directory was exchanged meanwhile', async () => {
    await using workspace = await createTemporaryWorkspace({});
    const confirm = (): Promise<void> => Promise.reject(new PathOutsideError({ message: 'gone' }));
    const place = { ...(await placeIn(workspace.path)), confirm };
    expect(await codeOf(createInPlace(place, 'f', 0o600))).toBe('safety/path-outside');
  });

  it('is taken away again when it cannot be filled', async () => {
    await using workspace = await createTemporaryWorkspace({});
    const path = workspace.resolve('f');
    const handle = await open(path, 'wx');
    const filling = fillCreated(handle, path, () => Promise.reject(new RangeError('no space')));
    await expect(filling).rejects.toThrow('no space');
    expect(await readdir(workspace.path)).toEqual([]);
  });
});

describe('a tree that is scanned', () => {
  it('ends where another file system begins', async () => {
    await using workspace = await createTemporaryWorkspace({});
    const place = await placeIn(workspace.path);
    expect(() => {
      assertDevice('1', '1', place);
    }).not.toThrow();
    expect(() => {
      assertDevice('1', '2', place);
    }).toThrow('another one is mounted');
  });

  it('is entered only where there is a directory', async () => {
    await using workspace = await createTemporaryWorkspace({ file: 'x' });
    await mkdir(workspace.resolve('d'));
    const place = await placeIn(workspace.path);
    const entered: (readonly string[])[] = [];
    const note = async (inner: Place): Promise<void> => void entered.push(inner.names);
    expect(await within(place, 'd', note)).toBe(true);
    expect(await within(place, 'file', note)).toBe(false);
    expect(await within(place, 'nothing', note)).toBe(false);
    expect(entered).toEqual([['d']]);
  });
});
