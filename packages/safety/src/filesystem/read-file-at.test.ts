import { truncate } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../test/fixtures/code-of.ts';
import { PathOutsideError } from '../errors.ts';
import type { Place } from './place.ts';
import { readFileAt } from './read-file-at.ts';

function placeIn(directory: string, confirm: Place['confirm']): Place {
  return { directory, name: 'f', names: ['f'], confirm, release: () => undefined };
}

describe('readFileAt', () => {
  it('gives what is there when the file shrinks after its size was read', async () => {
    await using workspace = await createTemporaryWorkspace({ f: '0123456789' });
    const shrink = (): Promise<void> => truncate(workspace.resolve('f'), 3);
    const content = await readFileAt(placeIn(workspace.path, shrink), 100);
    expect(new TextDecoder().decode(content.bytes)).toBe('012');
    expect(content.size).toBe(10);
  });

  it('gives nothing when the place is no longer where it was', async () => {
    await using workspace = await createTemporaryWorkspace({ f: 'x' });
    const moved = (): Promise<void> => Promise.reject(new PathOutsideError({ message: 'moved' }));
    expect(await codeOf(readFileAt(placeIn(workspace.path, moved), 1))).toBe('safety/path-outside');
  });

  it('asks the place about the very file that it opened', async () => {
    await using workspace = await createTemporaryWorkspace({ f: 'x' });
    const asked: (boolean | undefined)[] = [];
    const note: Place['confirm'] = async (opened) => void asked.push(opened !== undefined);
    await readFileAt(placeIn(workspace.path, note), 1);
    expect(asked).toEqual([true]);
  });
});
