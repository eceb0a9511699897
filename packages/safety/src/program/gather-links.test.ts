import { mkdir, symlink } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { gatherLinks } from './gather-links.ts';

describe('gatherLinks', () => {
  it('tells where links lead, also those above a file that does not exist yet', async () => {
    await using place = await createTemporaryWorkspace({ 'work/plain': '', 'outside/x': '' });
    const workspace = place.resolve('work');
    await symlink(place.resolve('outside'), place.resolve('work/out'));
    const at = (name: string): string => `${workspace}/${name}`;
    const links = await gatherLinks(
      [at('plain'), at('out/x'), at('out/new/deeper'), at('new'), at('plain/below')],
      workspace,
    );
    expect(links).toEqual({
      [at('out/x')]: place.resolve('outside/x'),
      [at('out/new/deeper')]: place.resolve('outside/new/deeper'),
    });
  });

  it('tells where a link leads that leads nowhere yet', async () => {
    await using place = await createTemporaryWorkspace({ 'work/d/x': '', 'outside/x': '' });
    const workspace = place.resolve('work');
    const at = (name: string): string => `${workspace}/${name}`;
    await symlink('.git/hooks/pre-push', at('hook'));
    await symlink('hook', at('again'));
    await symlink('../.git', at('d/up'));
    await symlink(place.resolve('outside/new'), at('out'));
    await symlink('d/../../outside/new', at('climb'));
    const paths = ['hook', 'again', 'd/up/config', 'out', 'out/deeper', 'climb'].map(at);
    expect(await gatherLinks(paths, workspace)).toEqual({
      [at('hook')]: at('.git/hooks/pre-push'),
      [at('again')]: at('.git/hooks/pre-push'),
      [at('d/up/config')]: at('.git/config'),
      [at('out')]: place.resolve('outside/new'),
      [at('out/deeper')]: place.resolve('outside/new/deeper'),
      [at('climb')]: place.resolve('outside/new'),
    });
  });

  it('takes a workspace that is a link for itself', async () => {
    await using place = await createTemporaryWorkspace({ 'work/plain': '' });
    await symlink(place.resolve('work'), place.resolve('named'));
    const workspace = place.resolve('named');
    expect(await gatherLinks([`${workspace}/plain`, `${workspace}/new`], workspace)).toEqual({});
  });

  it('takes what cannot be looked up for a place outside', async () => {
    await using place = await createTemporaryWorkspace({});
    await mkdir(place.resolve('work'));
    await symlink('loop', place.resolve('work/loop'));
    const path = place.resolve('work/loop/x');
    expect(await gatherLinks([path], place.resolve('work'))).toEqual({ [path]: '/unreadable' });
  });
});
