import { fstat } from 'node:fs';
import { promisify } from 'node:util';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { expect, it } from 'vitest';
import { HeldDescriptor } from './held-descriptor.ts';
import { openAnchor } from './walk-components.ts';

const look = promisify(fstat);

it('stays open until its last holder lets go, each of whom counts once', async () => {
  await using workspace = await createTemporaryWorkspace();
  const held = new HeldDescriptor(openAnchor(workspace.path));
  const [first, second] = [held.hold(), held.hold()];
  held.letGo();
  first();
  first();
  expect((await look(held.number)).isDirectory()).toBe(true);
  second();
  await expect(look(held.number)).rejects.toMatchObject({ code: 'EBADF' });
});
