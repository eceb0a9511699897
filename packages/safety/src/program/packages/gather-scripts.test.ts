import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gatherScripts } from './gather-scripts.ts';

let workspace = '';
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'gather-scripts-'));
  await mkdir(join(workspace, 'a/b'), { recursive: true });
});
afterEach(async () => {
  await rm(workspace, { recursive: true });
});
const write = (path: string, text: string) => writeFile(join(workspace, path), text);

describe('gatherScripts', () => {
  it('reads the nearest package.json above the current directory', async () => {
    await write('package.json', '{"scripts":{"test":"outer"}}');
    await write('a/package.json', '{"scripts":{"test":"inner","not":1}}');
    expect(await gatherScripts(join(workspace, 'a/b'), workspace)).toEqual({
      scripts: { test: 'inner' },
      scriptsDirectory: join(workspace, 'a'),
    });
    expect(await gatherScripts(workspace, workspace)).toMatchObject({ scripts: { test: 'outer' } });
  });

  it('knows that a package without scripts has none', async () => {
    await write('package.json', '{}');
    expect(await gatherScripts(workspace, workspace)).toMatchObject({ scripts: {} });
  });

  it.each(['{', '[]', '{"scripts":[]}', ' '.repeat(300_000)])(
    'says nothing of a package.json that begins with %.12j and is none',
    async (text) => {
      await write('package.json', text);
      expect(await gatherScripts(workspace, workspace)).toEqual({});
    },
  );

  it('says nothing where there is no package.json, or only outside the workspace', async () => {
    await write('package.json', '{"scripts":{"test":"outer"}}');
    expect(await gatherScripts(join(workspace, 'a/b'), join(workspace, 'a'))).toEqual({});
    expect(await gatherScripts('/', workspace)).toEqual({});
  });

  it('says nothing where package.json is a directory', async () => {
    await mkdir(join(workspace, 'package.json'));
    expect(await gatherScripts(workspace, workspace)).toEqual({});
  });
});
