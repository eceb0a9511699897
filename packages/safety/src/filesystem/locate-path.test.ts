import { symlink } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../test/fixtures/code-of.ts';
import {
  createTangledWorkspace,
  type TangledWorkspace,
} from '../../test/fixtures/tangled-workspace.ts';
import { createLocator } from './locate-path.ts';

let tangled: TangledWorkspace;
beforeAll(async () => {
  tangled = await createTangledWorkspace();
});
afterAll(() => tangled.remove());

async function located(path: string, workspace = tangled.root): Promise<string> {
  const place = await createLocator(workspace)(path);
  return place.status === 'inside'
    ? `${place.names.join('/')} is ${place.realNames.join('/')}`
    : place.status;
}

describe('createLocator', () => {
  it.each([
    ['a/b/f', 'a/b/f is a/b/f'],
    ['.', ' is '],
    ['link-in/b/f', 'link-in/b/f is a/b/f'],
    ['link-hooks/pre-commit', 'link-hooks/pre-commit is .git/hooks/pre-commit'],
    ['link-hooks/new', 'link-hooks/new is .git/hooks/new'],
    ['link-in/new/deep', 'link-in/new/deep is a/new/deep'],
    ['not-there', 'not-there is not-there'],
    ['dangling', 'dangling is a/not-there'],
    ['dangling/x', 'dangling/x is a/not-there/x'],
    ['new/../link-hooks/x', 'new/../link-hooks/x is .git/hooks/x'],
    ['new/deep/../../link-in/b/f', 'new/deep/../../link-in/b/f is a/b/f'],
    ['.git/new/../hooks/x', '.git/new/../hooks/x is .git/hooks/x'],
    ['link-in/new/../../.git/config', 'link-in/new/../../.git/config is .git/config'],
    ['dangling/../b/f', 'dangling/../b/f is a/b/f'],
    ['new/../link-out/x', 'outside'],
    ['new/../a/../link-up/root2/x', 'outside'],
    ['new/../loop', 'invalid'],
    ['./~new', '~new is ~new'],
    ['./$new/x', '$new/x is $new/x'],
    ['./c:new', 'c:new is c:new'],
    ['../x', 'outside'],
    ['link-out', 'outside'],
    ['link-out/new', 'outside'],
    ['dangling-out', 'outside'],
    ['link-absolute-in', 'outside'],
    ['loop', 'invalid'],
    ['a/b/f/x', 'invalid'],
    ['a\0b', 'invalid'],
  ])('finds that %j is %j', async (path, expected) => {
    expect(await located(path)).toBe(expected);
  });

  it('knows the workspace by both of its names when it is reached through a link', async () => {
    const alias = tangled.base.resolve('alias');
    await symlink('root', alias);
    expect(await located(`${alias}/a/b/f`, alias)).toBe('a/b/f is a/b/f');
    expect(await located(`${tangled.root}/a/b/f`, alias)).toBe('a/b/f is a/b/f');
    expect(await located(tangled.base.resolve('root2/x'), alias)).toBe('outside');
  });

  it('rejects when the workspace is gone, so that the rule that asked denies', async () => {
    const locate = createLocator(tangled.base.resolve('not-there'));
    expect(await codeOf(locate('a'))).toBe('safety/root-unusable');
  });
});
