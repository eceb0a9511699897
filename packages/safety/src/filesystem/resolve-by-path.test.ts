import { constants } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../../test/fixtures/code-of.ts';
import type { Place } from './place.ts';
import { createPathResolve } from './resolve-by-path.ts';

let workspace: TemporaryWorkspace;
let place: Place;
const options = { device: 0, refusesLinks: false, openFlags: constants.O_NOFOLLOW };
beforeEach(async () => {
  workspace = await createTemporaryWorkspace({ 'd/f': 'ours', 'other/f': 'theirs' });
  place = await createPathResolve(workspace.path, options)(['d', 'f'], { followFinal: true });
});
afterEach(() => workspace.remove());

describe('a place that was resolved by path', () => {
  it('confirms the file that lies where it was resolved', async () => {
    const opened = await stat(workspace.resolve('d/f'));
    expect(place.names).toEqual(['d', 'f']);
    expect(await codeOf(place.confirm(opened))).toBe('none');
  });

  it('notices another file, though the directory is back where it was', async () => {
    const opened = await stat(workspace.resolve('other/f'));
    expect(await codeOf(place.confirm())).toBe('none');
    expect(await codeOf(place.confirm(opened))).toBe('safety/path-outside');
  });

  it('notices that its directory is gone', async () => {
    await rename(workspace.resolve('d'), workspace.resolve('moved'));
    expect(await codeOf(place.confirm())).not.toBe('none');
  });
});
