import { Buffer } from 'node:buffer';
import { symlink } from 'node:fs/promises';
import {
  configureProperties,
  createTemporaryWorkspace,
  text,
  type TemporaryWorkspace,
} from '@selfware/test-kit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoot } from './open-root.ts';

configureProperties();

let workspace: TemporaryWorkspace;
let outside: TemporaryWorkspace;
beforeAll(async () => {
  outside = await createTemporaryWorkspace({ f: 'outside', 'd/f': 'outside' });
  workspace = await createTemporaryWorkspace({ f: 'inside', 'd/f': 'inside', 'd/d/f': 'inside' });
  await symlink(outside.path, workspace.resolve('o'));
  await symlink('../d', workspace.resolve('d/l'));
  await symlink('d/d', workspace.resolve('l'));
  await symlink(`../../${outside.path.split('/').at(-1) ?? ''}`, workspace.resolve('d/u'));
});
afterAll(async () => {
  await workspace.remove();
  await outside.remove();
});

/** Paths made of names that exist, of links in and out, of dots, and of anything else. */
function anyPath(): fc.Arbitrary<string> {
  const name = fc.oneof(
    fc.constantFrom('f', 'd', 'l', 'o', 'u', '..', '.', '', '~', '$HOME'),
    text(4),
  );
  return fc.oneof(
    fc.array(name, { maxLength: 7 }).map((names) => names.join('/')),
    fc.array(name, { maxLength: 5 }).map((names) => [workspace.path, ...names].join('/')),
    text(),
  );
}

describe('GuardedRoot', () => {
  it.each(['descriptors', 'names'] as const)(
    'reads and lists nothing outside for any path, with %s',
    async (anchoring) => {
      const root = await openRoot(workspace.path, { anchoring });
      await fc.assert(
        fc.asyncProperty(fc.constant(0).chain(anyPath), async (path) => {
          const content = await root.readFile(path, { maxBytes: 20 }).catch(() => undefined);
          if (content !== undefined) expect(Buffer.from(content.bytes).toString()).toBe('inside');
          const real = await root.realPath(path).catch(() => workspace.path);
          expect(`${real}/`.startsWith(`${workspace.path}/`)).toBe(true);
          const entries = await root.list(path).catch(() => []);
          expect(entries.every(({ name }) => 'fdlou'.includes(name))).toBe(true);
        }),
        { numRuns: 300 },
      );
      await root.close();
    },
  );
});
