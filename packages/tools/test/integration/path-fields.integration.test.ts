import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstat, readFile, readdir, readlink, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { JsonObject, JsonValue } from '@selfware/contracts';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codingTools, type Tool } from '../../src/index.ts';
import { openRepositoryBench, type RepositoryBench } from '../support/repository.ts';

const canary = 'the content of a file outside';

let repository: RepositoryBench;
let outside: TemporaryWorkspace;

beforeAll(async () => {
  outside = await createTemporaryWorkspace({
    passwd: `${canary}\n`,
    'deep/passwd': `${canary}\n`,
    'project/.git/config': `# ${canary}\n`,
  });
  repository = await openRepositoryBench({
    files: { 'dir/file.txt': 'inside\n', 'a.txt': 'inside\n' },
    hands: { readSession: (id) => Promise.resolve({ id: id || 'now', messages: [] }) },
  });
  const { workspace } = repository.bench;
  const links: readonly (readonly [string, string])[] = [
    ['file-out', outside.resolve('passwd')],
    ['dir-out', outside.path],
    ['relative-out', '../../../../../../../../etc/passwd'],
    ['new-out', outside.resolve('new.txt')],
    ['device', '/dev/zero'],
    ['descriptor', '/proc/self/fd/0'],
    ['loop', 'loop'],
    ['ping', 'pong'],
    ['pong', 'ping'],
    ['dir/up', '../..'],
    ['hooks', '.git/hooks'],
  ];
  for (const [name, target] of links) await symlink(target, workspace.resolve(name));
  await promisify(execFile)('mkfifo', [workspace.resolve('fifo')]);
});

afterAll(async () => {
  await repository[Symbol.asyncDispose]();
  await outside.remove();
});

/** Paths that no tool may do anything with, wherever the workspace is. */
const refusedEverywhere: readonly string[] = [
  '..',
  '../x.txt',
  'a/../../x.txt',
  'dir/../../x.txt',
  'dir/up/x.txt',
  'dir/up/../x.txt',
  '/',
  '/etc/passwd',
  '//etc/passwd',
  '/tmp/x.txt',
  '/proc/self/root/etc/passwd',
  `/proc/self/cwd/a.txt`,
  '/dev/fd/0',
  '/dev/zero',
  'file-out',
  'file-out/',
  'dir-out',
  'dir-out/passwd',
  'dir-out/deep/passwd',
  'dir-out/new.txt',
  'relative-out',
  'new-out',
  'device',
  'descriptor',
  'loop',
  'loop/x.txt',
  'ping',
  'fifo',
  'fifo/x.txt',
  '~',
  '~/x.txt',
  '~root/x.txt',
  '$HOME/x.txt',
  '${HOME}/x.txt',
  '..\\x.txt',
  'dir\\..\\..\\x.txt',
  'C:\\x.txt',
  'C:/x.txt',
  '\\\\server\\share\\x.txt',
  '\\\\?\\C:\\x.txt',
  'file:///etc/passwd',
  '%2e%2e/x.txt',
  '%2e%2e%2fx.txt',
  '..%2fx.txt',
  '..%252fx.txt',
  '%c0%ae%c0%ae/x.txt',
  '...',
  '.. /x.txt',
  '\u2024\u2024/x.txt',
  'con',
  'nul.txt',
  'dir/COM1',
  'a.txt\0.png',
  '\0',
  'x'.repeat(300),
  'x/'.repeat(100),
  'x'.repeat(5_000),
  '',
];

/** The same, and paths that lead out by the names of this workspace. */
const refused = (): readonly string[] => {
  const { path } = repository.bench.workspace;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return [
    ...refusedEverywhere,
    `../${name}/../x.txt`,
    `${path}/../x.txt`,
    `${path}-sibling/x.txt`,
    outside.resolve('passwd'),
  ];
};

/** Paths that may be looked at, and never changed by a tool. */
const unchanged: readonly string[] = [
  '.git/config',
  '.GIT/config',
  'git~1/config',
  '.git/hooks/pre-commit',
  '.git/hooks/new',
  'hooks/new',
  'dir/../.git/config',
  '.git/info/attributes',
  '.gitmodules/../.git/config',
];

/** Everything in a tree, as one hash: names, links, sizes, times and contents. */
async function hashTree(root: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const path of paths) {
    const stats = await lstat(path);
    hash.update(`${path}\0${stats.mode}\0${stats.size}\0${stats.mtimeMs}\0${stats.nlink}\0`);
    if (stats.isSymbolicLink()) hash.update(await readlink(path));
    if (stats.isFile()) hash.update(await readFile(path));
  }
  return hash.digest('hex');
}

/** Arguments that fit a tool, with one path in one of its fields. */
function argumentsWith(tool: Tool, field: string, path: string): JsonObject {
  const { properties, required } = tool.parameters;
  const fields = Object.entries(Object(properties) as Record<string, JsonObject>);
  const needed = Array.isArray(required) ? required : [];
  const filled = fields
    .filter(([name]) => needed.includes(name))
    .map(([name]): [string, JsonValue] => [name, name === 'old_text' ? 'inside' : 'x']);
  const value: JsonValue = field.endsWith('[]') ? [path] : path;
  return { ...Object.fromEntries(filled), [field.replace('[]', '')]: value };
}

const fields: readonly (readonly [string, string, Tool])[] = codingTools.flatMap((tool) =>
  tool.pathFields.map((field) => [tool.name, field, tool] as const),
);

const namedLikePath =
  /^(?:.*_)?(?:path|paths|file|files|filename|dir|directory|directories|folder|cwd|root|to|from|source|target|destination|output|input)$/iu;

function findNames(schema: JsonValue | undefined): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap(findNames);
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties' && typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...findNames(value)]
      : findNames(value),
  );
}

describe('every path of every tool', () => {
  it('has the branded schema, if its name says that it is one', () => {
    const unbranded = codingTools.flatMap((tool) => {
      const branded = new Set(
        tool.pathFields.flatMap((field) => field.replaceAll('[]', '').split('.')),
      );
      const names = findNames(tool.parameters).filter((name) => namedLikePath.test(name));
      return names.filter((name) => !branded.has(name)).map((name) => `${tool.name}.${name}`);
    });
    expect(unbranded).toEqual([]);
    expect(fields.length).toBeGreaterThanOrEqual(7);
  });

  it.each(fields)(
    '%s %s reads and changes nothing outside, whatever is asked',
    async (_name, field, tool) => {
      const before = await hashTree(outside.path);
      for (const path of refused()) {
        const outcome = await repository.bench.call(tool.name, argumentsWith(tool, field, path));
        expect([path, ['denied', 'failed'].includes(outcome.status)]).toEqual([path, true]);
        expect(outcome.text).not.toContain(canary);
        expect(outcome.text).not.toContain('root:');
        expect(outcome.changes).toEqual([]);
      }
      expect(await hashTree(outside.path)).toBe(before);
    },
  );

  it.each(fields)('%s %s changes nothing that git runs or obeys', async (_name, field, tool) => {
    const guarded = repository.bench.workspace.resolve('.git');
    const before = await hashTree(guarded);
    for (const path of unchanged) {
      const outcome = await repository.bench.call(tool.name, argumentsWith(tool, field, path));
      if (!tool.effects.includes('reads'))
        expect([path, ['denied', 'failed'].includes(outcome.status)]).toEqual([path, true]);
      expect(outcome.changes).toEqual([]);
    }
    expect(await hashTree(guarded)).toBe(before);
  });

  it.each(fields)('%s %s takes ordinary paths', async (_name, field, tool) => {
    const { bench } = repository;
    const path = tool.name === 'list_directory' || tool.name === 'search_text' ? 'dir' : 'a.txt';
    const overwrite = tool.name === 'export_session' ? { overwrite: true } : {};
    const args = { ...argumentsWith(tool, field, path), ...overwrite };
    await bench.workspace.write('a.txt', 'inside\n');
    expect(await bench.call(tool.name, args)).toMatchObject({ status: 'done' });
  });
});
