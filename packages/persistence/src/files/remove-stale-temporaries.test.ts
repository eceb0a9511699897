import { readdir } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { formatOwner, readOwnIdentity } from '../identity/process-owner.ts';
import { removeStaleTemporaries } from './remove-stale-temporaries.ts';
import { createTemporaryName } from './temporary-name.ts';

describe('removeStaleTemporaries', () => {
  it('removes the temporary files of processes that ended, and nothing else', async () => {
    const self = await readOwnIdentity();
    const named = (change: Partial<typeof self>): string =>
      `.selfware-tmp.${formatOwner({ ...self, ...change })}`;
    const stale = [
      named({ startTime: '1' }),
      named({ bootId: '00000000-0000-0000-0000-000000000000' }),
      named({ pid: 2 ** 30 }),
    ];
    const kept = [
      await createTemporaryName(),
      named({ pidNamespace: '1' }),
      '.selfware-tmp.x',
      'a',
    ];
    const files = Object.fromEntries([...stale, ...kept].map((name) => [name, '']));
    await using workspace = await createTemporaryWorkspace(files);
    const removed = await removeStaleTemporaries(workspace.path);
    expect([...removed].sort()).toEqual(stale.sort());
    expect((await readdir(workspace.path)).sort()).toEqual(kept.sort());
  });

  it('says that there is no such directory', async () => {
    const removing = removeStaleTemporaries('/nowhere/at/all');
    await expect(removing).rejects.toMatchObject({ code: 'persistence/not-found' });
  });
});
