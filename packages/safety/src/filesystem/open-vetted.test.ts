import { constants } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../test/fixtures/code-of.ts';
import { PathOutsideError } from '../errors.ts';
import { openVetted, vetFile } from './open-vetted.ts';
import type { Place } from './place.ts';

function placeIn(directory: string, confirm: Place['confirm']): Place {
  return {
    directory,
    name: 'f',
    names: ['f'],
    device: -1,
    openFlags: constants.O_NOFOLLOW,
    looks: 1,
    confirm,
    enter: () => Promise.resolve(undefined),
    release: () => undefined,
  };
}

describe('openVetted', () => {
  it('gives nothing when the place is no longer where it was', async () => {
    await using workspace = await createTemporaryWorkspace({ f: 'x' });
    const moved = (): Promise<void> => Promise.reject(new PathOutsideError({ message: 'moved' }));
    const opening = openVetted(placeIn(workspace.path, moved), 'read');
    expect(await codeOf(opening)).toBe('safety/path-outside');
  });

  it('asks the place about the very file that it opened', async () => {
    await using workspace = await createTemporaryWorkspace({ f: 'x' });
    const asked: (number | undefined)[] = [];
    const note: Place['confirm'] = async (opened) => void asked.push(opened?.ino);
    const { handle, stats } = await openVetted(placeIn(workspace.path, note), 'read');
    await handle.close();
    expect(asked).toEqual([stats.ino]);
  });
});

describe('vetFile', () => {
  const place = { names: ['f'], directory: '/', device: 1 };
  const file = { isFile: () => true, nlink: 1, dev: 1 };

  it('lets a regular file of the root pass, whatever it is opened for', async () => {
    for (const access of ['read', 'write', 'append'] as const)
      expect(await codeOf(vetFile(place, file, access))).toBe('none');
  });

  it('lets only reads pass with a second name, and no write to a removed file', async () => {
    expect(await codeOf(vetFile(place, { ...file, nlink: 2 }, 'read'))).toBe('none');
    expect(await codeOf(vetFile(place, { ...file, nlink: 2 }, 'write'))).toBe(
      'safety/path-conflict',
    );
    expect(await codeOf(vetFile(place, { ...file, nlink: 0 }, 'append'))).toBe(
      'safety/path-not-found',
    );
  });

  it('refuses a single file of another device, and lets one pass whose directory is there, too', async () => {
    const { dev } = await stat('/');
    expect(await codeOf(vetFile(place, { ...file, dev: dev + 1 }, 'read'))).toBe(
      'safety/path-outside',
    );
    expect(await codeOf(vetFile({ ...place, device: dev + 1 }, { ...file, dev }, 'read'))).toBe(
      'none',
    );
  });

  it('refuses what is no file', async () => {
    const device = { ...file, isFile: () => false };
    expect(await codeOf(vetFile(place, device, 'read'))).toBe('safety/path-kind');
  });
});
