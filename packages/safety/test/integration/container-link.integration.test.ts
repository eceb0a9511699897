import { symlink } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { expect, it } from 'vitest';
import { createJudge } from '../../src/judge.ts';

it.each([
  ['docker run -v ./link:/s img', '/var/run/docker.sock'],
  ['podman run --mount type=bind,src=link,dst=/s img', '/run/podman/podman.sock'],
  ['docker run -v ./link:/s:ro img', '/etc'],
])('denies a mount by what its link leads to: %s', async (command, target) => {
  await using place = await createTemporaryWorkspace({});
  await symlink(target, place.resolve('link'));
  const judge = createJudge({ workspace: place.path, mode: 'yolo', path: '/usr/bin:/bin' });
  const intent = { kind: 'run-shell', command, cwd: '.', timeoutMs: 1_000 } as const;
  expect((await judge.judge(intent)).verdict).toMatchObject({ decision: 'deny' });
});
