import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';

const entry = new URL('../../src/filesystem.ts', import.meta.url).href;

/** Which modules of Node another process loads for a program, beyond those of an empty one. */
async function loadedBy(source: string): Promise<readonly string[]> {
  const program = `const before = new Set(process.moduleLoadList);
    ${source}
    console.log(process.moduleLoadList.filter((name) => !before.has(name)).join('\\n'));`;
  const flags = ['--conditions=@selfware/source', '--input-type=module', '-e', program];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  return stdout.split('\n');
}

const network = /NativeModule (?:net|dns|dgram|tls|https?|http2|internal\/deps\/undici)/u;

describe('the entry of the file system', () => {
  it('loads no network code, not even when a root is opened and read', async () => {
    await using workspace = await createTemporaryWorkspace({ f: 'x' });
    const loaded = await loadedBy(`const { openRoot } = await import(${JSON.stringify(entry)});
      const root = await openRoot(${JSON.stringify(workspace.path)});
      await root.readFile('f', { maxBytes: 1 });
      await root.close();`);
    expect(loaded.filter((name) => network.test(name))).toEqual([]);
    expect(await loadedBy(`await import('node:http');`)).toContain('NativeModule http');
  });
});

describe.each(['index', 'command', 'secrets', 'filesystem'])('the entry %s', (name) => {
  it('loads no network code', async () => {
    const { href } = new URL(`../../src/${name}.ts`, import.meta.url);
    const loaded = await loadedBy(`await import(${JSON.stringify(href)});`);
    expect(loaded.filter((module) => network.test(module))).toEqual([]);
  });
});
