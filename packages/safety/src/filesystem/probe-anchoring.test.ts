import { constants } from 'node:fs';
import { readdir, symlink } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { errnoOf } from './error-code.ts';
import { hasIdentity, noFollowAny, probeDescriptors, probeOpenFlags } from './probe-anchoring.ts';
import { createPathResolve } from './resolve-by-path.ts';
import { openVetted } from './open-vetted.ts';
import { closeDescriptors, refusesLinksOnWalks } from './walk-components.ts';

describe('the probe of what anchors a root', () => {
  it('finds that this system refuses a link on a walk', () => {
    expect(refusesLinksOnWalks()).toBe(true);
  });

  it('gives a descriptor of a directory, and none of a link or of nothing', async () => {
    await using workspace = await createTemporaryWorkspace({ 'd/f': 'x' });
    await symlink('d', workspace.resolve('alias'));
    const anchor = await probeDescriptors(workspace.resolve('d'));
    expect(anchor).toBeTypeOf('number');
    closeDescriptors(anchor === undefined ? [] : [anchor]);
    expect(await probeDescriptors(workspace.resolve('alias'))).toBeUndefined();
    expect(await probeDescriptors(workspace.resolve('nothing'))).toBeUndefined();
  });

  it('leaves nothing open behind it but what it gives', async () => {
    await using workspace = await createTemporaryWorkspace({ 'd/f': 'x' });
    const before = (await readdir('/proc/self/fd')).length;
    for (let round = 0; round < 10; round += 1)
      await probeDescriptors(workspace.resolve('nothing'));
    expect((await readdir('/proc/self/fd')).length).toBe(before);
  });

  it('uses the flag of macOS only where an open through a link is refused with it', async () => {
    await using workspace = await createTemporaryWorkspace({ 'd/f': 'x' });
    await symlink('d', workspace.resolve('alias'));
    await symlink('loop', workspace.resolve('loop'));
    // Linux does not know the flag and opens; a path that no system opens stands for the refusal.
    expect(await probeOpenFlags(workspace.resolve('alias/f'))).toBe(constants.O_NOFOLLOW);
    expect(await probeOpenFlags(workspace.resolve('nothing'))).toBe(constants.O_NOFOLLOW);
    expect(await probeOpenFlags(workspace.resolve('loop'))).toBe(noFollowAny);
  });

  it('opens what a walk by names found with whatever flags the probe gave', async () => {
    await using workspace = await createTemporaryWorkspace({ 'd/f': 'x' });
    await symlink('f', workspace.resolve('d/alias'));
    const openFlags = noFollowAny | constants.O_NOFOLLOW;
    const resolve = createPathResolve(workspace.path, {
      device: 0,
      refusesLinks: false,
      openFlags,
    });
    const found = await resolve(['d', 'alias'], { followFinal: true });
    const { handle, stats } = await openVetted(found, 'read');
    await handle.close();
    expect(stats.size).toBe(1);
    const link = await resolve(['d', 'alias'], { followFinal: false });
    expect(await openVetted(link, 'read').catch(errnoOf)).toBe('ELOOP');
  });

  it('knows a file system without identities by its zeros', () => {
    expect(hasIdentity({ ino: 0 })).toBe(false);
    expect(hasIdentity({ ino: 1 })).toBe(true);
  });
});
