import { chmod } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { findContainerEngine } from './find-container-engine.ts';

describe('findContainerEngine', () => {
  it('finds podman before docker before nerdctl, wherever they stand on PATH', async () => {
    await using place = await createTemporaryWorkspace();
    const directories = ['one', 'two', 'three'].map((name) => place.resolve(name));
    const path = directories.join(':');
    const found: unknown[] = [];
    for (const file of ['one/nerdctl', 'two/docker', 'three/podman']) {
      await place.write(file, '#!/bin/sh\n');
      await chmod(place.resolve(file), 0o755);
      found.push(await findContainerEngine({ path, workspace: '/project' }));
    }
    expect(found).toEqual(['nerdctl', 'docker', 'podman'].map((value) => ({ ok: true, value })));
  });

  it('takes none that the workspace holds, and says that there is none', async () => {
    await using place = await createTemporaryWorkspace({ 'bin/podman': '#!/bin/sh\n' });
    await chmod(place.resolve('bin/podman'), 0o755);
    const options = { path: place.resolve('bin'), workspace: place.path };
    expect(await findContainerEngine(options)).toMatchObject({
      ok: false,
      failure: { code: 'safety/container-refused', field: 'engine' },
    });
  });
});
