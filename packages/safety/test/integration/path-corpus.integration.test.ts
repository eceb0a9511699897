import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { link, mkdir, readFile, symlink, truncate } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { promisify } from 'node:util';
import type { Verdict } from '@selfware/contracts';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { severity } from '../../src/policy/severity.ts';
import { createJudge, type Judge } from '../../src/judge.ts';
import { judgePath, openRoot, type Root } from '../../src/filesystem.ts';
import { codeOf } from '../fixtures/code-of.ts';

type Decision = Verdict['decision'];

interface Vector {
  readonly path: string;
  readonly expect: Decision;
  readonly reason: string;
}

const windows = 'only Windows gives this name another meaning, and safety does not run there';

/** Where a vector asks for more than this package does on Linux: what it says instead, and why that is safe here. */
const accepted: ReadonlyMap<string, string> = new Map([
  ['e\u0301', 'a file system that knows the twin compares protected names folded'],
  ['A/B/F', 'Linux keeps both, and protected names are compared without case'],
  ['hard', 'the judge sees one name; the write refuses to replace a file with two'],
  ['sparse', 'every read is bounded by its caller'],
  ...['f.txt ', 'f.txt:stream', 'dir:$I30:$INDEX_ALLOCATION'].map(
    (path) => [path, windows] as const,
  ),
  ...['PROGRA~1/x', 'a*b', 'a<b', 'a|b'].map((path) => [path, windows] as const),
]);

const corpus = new URL('../corpus/paths.json', import.meta.url);
const vectors = JSON.parse(await readFile(corpus, 'utf8')) as readonly Vector[];

let base: TemporaryWorkspace;
let root: Root;
let judge: Judge;
let server: Server;

beforeAll(async () => {
  base = await createTemporaryWorkspace({
    'root/a/b/f': 'inside',
    'root/hard': 'x',
    'root/sparse': '',
    'root2/x': 'outside',
    'out/passwd': 'outside',
  });
  const at = (name: string): string => base.resolve('root', name);
  await symlink('a', at('link_in'));
  await symlink('../out', at('link_out'));
  await symlink(at('a/b'), at('a/link_abs_in'));
  await symlink('loop', at('loop'));
  await symlink('../out/new', at('dangling'));
  for (let step = 1; step <= 41; step += 1)
    await symlink(step === 41 ? 'a' : `chain${step + 1}`, at(`chain${step}`));
  await link(at('hard'), base.resolve('out/hard'));
  await truncate(at('sparse'), 10_000_000_000);
  await mkdir(at('dir_as_file'));
  await promisify(execFile)('mkfifo', [at('fifo')]);
  server = createServer().listen(at('sock'));
  await once(server, 'listening');
  root = await openRoot(at('.'));
  judge = createJudge({ workspace: root.path, mode: 'accept-edits' });
});
afterAll(async () => {
  await root.close();
  await new Promise((resolve) => server.close(resolve));
  await base.remove();
});

const placed = (path: string): string =>
  path.replace(/^\/w\/root(?=\/)/u, root.path).replace(/^\/w\//u, `${base.path}/`);

/** The strictest answer on the way of a change: the judge's to writing, then the root's to reading. */
async function decide(path: string): Promise<Decision> {
  const here = placed(path);
  const { verdict } = await judge.judge({ kind: 'write-file', path: here, content: '' });
  const look = here.endsWith('/') ? root.list(here) : root.readFile(here, { maxBytes: 10 });
  const code = await codeOf(look);
  const refused = code !== 'none' && code !== 'safety/path-not-found';
  return refused ? 'deny' : verdict.decision;
}

describe('the corpus of paths', () => {
  it('is there', () => {
    expect(vectors.length).toBeGreaterThan(80);
  });

  it.each(vectors.map((vector) => [vector.path.slice(0, 60), vector.reason, vector] as const))(
    'never says less than it must of %j: %s',
    async (_shown, _reason, { path, expect: expected }) => {
      const decision = await decide(path);
      if (expected === 'allow' || accepted.has(path)) expect(decision).toBe('allow');
      else expect(severity(decision)).toBeGreaterThanOrEqual(severity(expected));
    },
  );

  it.each(vectors.map((vector) => [vector.path.slice(0, 60), vector.reason, vector] as const))(
    'is judged exactly as it says by the judge of paths: %j, %s',
    async (_shown, _reason, { path, expect: expected }) => {
      const verdict = await judgePath(root.path, placed(path), 'write');
      expect(verdict.decision, verdict.reason).toBe(expected);
    },
  );
});
