import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codeOf } from '../../../test/fixtures/code-of.ts';
import { createExtractionGround } from '../../../test/fixtures/extraction-ground.ts';
import { assertUnlinked } from './assert-unlinked.ts';

it('passes a directory and refuses one that a link leads to, inside or not', async () => {
  await using ground = await createExtractionGround();
  await symlink('kept', join(ground.root.path, 'alias'));
  await symlink('../outside', join(ground.root.path, 'away'));
  expect(await codeOf(assertUnlinked(ground.root, '.'))).toBe('none');
  expect(await codeOf(assertUnlinked(ground.root, 'kept'))).toBe('none');
  expect(await codeOf(assertUnlinked(ground.root, 'alias'))).toBe('safety/path-conflict');
  expect(await codeOf(assertUnlinked(ground.root, 'away'))).toBe('safety/path-outside');
});
