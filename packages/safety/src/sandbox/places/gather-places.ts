import { lstat, readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { SandboxPolicyError } from '../../errors.ts';
import { protectedTrees } from '../../policy/protected-paths.data.ts';
import type { SandboxPolicy } from '../sandbox-policy.ts';
import { hiddenInHome, hiddenInSystem } from './hidden-places.data.ts';
import type { CoveredPlace, Places } from './places.ts';
import { homeGuards, workspaceGuards, type WorkspaceGuard } from './workspace-guards.data.ts';

/** Where the directory with the socket of a proxy lies inside. */
export const networkDirectory = '/run/selfware-network';

/** Directories that are empty inside. */
export const privateDirectories: readonly string[] = ['/tmp', '/run', '/dev'];

/** Finds out what a policy means on this machine, now. Throws `safety/sandbox-policy` for a policy that means nothing good. */
export async function gatherPlaces(
  workspace: string,
  policy: SandboxPolicy,
  home: string,
): Promise<Places> {
  const real = await realDirectory(workspace, 'workspace');
  const writable = [real];
  for (const path of policy.writable ?? []) writable.push(await realDirectory(path, 'writable'));
  const realHome = await realpath(home).catch(() => home);
  const all = await hiddenPlaces(real, policy, realHome);
  const swallowed = writable.find((path) => all.some((hide) => isBeneath(path, hide)));
  if (swallowed !== undefined)
    throw refusal(`a directory outside of what is hidden`, swallowed, 'name it in `shown`');
  // What lies in a private directory is not there anyway.
  const hidden = all.filter(
    (path) => !isPrivate(path) || writable.some((one) => isBeneath(path, one)),
  );
  const covered = await coveredPlaces(writable, policy, realHome);
  const { network } = policy;
  const way = typeof network === 'object' ? [network.directory] : [];
  const readable = way.map((source) => ({ source, path: networkDirectory }));
  return { workspace: real, writable, covered, hidden, readable };
}

/** Whether a path is a directory or lies in it. */
export function isBeneath(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`);
}

/** Whether a path is in one of the directories that are private inside. */
export function isPrivate(path: string): boolean {
  return privateDirectories.some((one) => isBeneath(path, one));
}

async function realDirectory(path: string, what: string): Promise<string> {
  if (!isAbsolute(path) || path.includes('\0'))
    throw refusal(`an absolute directory as ${what}`, path, 'write the whole path');
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined || !(await stat(real)).isDirectory())
    throw refusal(`an existing directory as ${what}`, path, 'make the directory first');
  if (['/', '/proc', '/dev', '/sys', '/run', '/tmp', '/etc', '/usr'].includes(real))
    throw refusal(`a directory of your own as ${what}`, path, 'choose a directory beneath it');
  return real;
}

function refusal(expected: string, got: string, todo: string): SandboxPolicyError {
  const hint = `In the policy of the sandbox, ${todo}.`;
  return new SandboxPolicyError({ message: `expected ${expected}, got ${got}`, hint });
}

async function hiddenPlaces(
  workspace: string,
  { hidden = [], shown = [] }: SandboxPolicy,
  home: string,
): Promise<readonly string[]> {
  const lifted = new Set(shown.map((path) => resolve(home, path)));
  const asking = protectedTrees.filter(({ read, path }) => read === 'ask' && path.startsWith('.'));
  const named = [...hiddenInHome, ...asking.map(({ path }) => path)];
  const found = (await Promise.all(named.map((path) => expand(join(home, path))))).flat();
  const usual = [...hiddenInSystem, ...found].filter((path) => !lifted.has(path));
  const more = [...hidden.map((path) => resolve(workspace, path)), ...(await boundSockets())];
  const all = [...usual, ...more].filter((path) => !isBeneath(path, '/proc'));
  const real = await Promise.all(all.map((path) => realpath(path).catch(() => path)));
  const unique = [...new Set([...all, ...real])].sort();
  return unique.filter((path) => !unique.some((one) => one !== path && isBeneath(path, one)));
}

/** What a trailing `*` stands for; a path without one stands for itself. */
async function expand(path: string): Promise<readonly string[]> {
  if (!path.endsWith('*')) return [path];
  const start = path.slice(dirname(path).length + 1, -1);
  const names = await readdir(dirname(path)).catch(() => []);
  return names.filter((name) => name.startsWith(start)).map((name) => join(dirname(path), name));
}

// A socket of a daemon is a way out wherever it lies, and a read-only mount does not stop who connects.
async function boundSockets(): Promise<readonly string[]> {
  const table = await readFile('/proc/net/unix', 'utf8').catch(() => '');
  const paths = table.split('\n').map((line) => /^(?:\S+ +){7}(\/.*)$/u.exec(line.trim())?.[1]);
  return paths.filter((path) => path !== undefined);
}

// Each is a mount of its own; bubblewrap takes a second for so many, and four times as long for twice as many.
const mostCovered = 1_000;

async function coveredPlaces(
  writable: readonly string[],
  { protectedPaths = [], unprotected = [] }: SandboxPolicy,
  home: string,
): Promise<readonly CoveredPlace[]> {
  const lifted = new Set(unprotected);
  const guards: { base: string; guard: WorkspaceGuard }[] = [];
  const add = (base: string, guard: WorkspaceGuard): void => {
    if (!lifted.has(guard.path)) guards.push({ base, guard });
  };
  for (const base of writable) {
    for (const guard of await existingTrees(base)) add(base, guard);
    if (base === writable[0]) for (const guard of workspaceGuards) add(base, guard);
    const inside = relative(base, home);
    if (isBeneath(home, base))
      for (const guard of homeGuards) add(base, { ...guard, path: join(inside, guard.path) });
  }
  for (const path of protectedPaths) {
    const whole = resolve(writable[0] ?? '/', path);
    const base = writable
      .filter((one) => isBeneath(whole, one))
      .sort((a, b) => b.length - a.length);
    if (base[0] === whole)
      throw refusal('a protected path inside of what is writable', path, 'leave it out');
    // Elsewhere everything is read-only already.
    const kind = path.endsWith('/') ? 'directory' : 'file';
    if (base[0] !== undefined)
      guards.push({ base: base[0], guard: { path: relative(base[0], whole), kind } });
  }
  const covered = withoutNested(guards);
  if (covered.length > mostCovered)
    throw refusal(
      `at most ${String(mostCovered)} protected paths`,
      String(covered.length),
      'protect directories instead of what is in them',
    );
  for (const place of covered) await refuseLinks(place);
  return covered;
}

// Nothing can be mounted over a link itself: who may write beside it could put something else in its place.
async function refuseLinks({ base, names }: CoveredPlace): Promise<void> {
  for (const [at] of names.entries()) {
    const path = join(base, ...names.slice(0, at + 1));
    const entry = await lstat(path).catch(() => undefined);
    if (entry?.isSymbolicLink() === true)
      throw refusal(
        'no link at a protected path',
        `${path}, which leads to ${await readlink(path)}`,
        'put what it leads to in its place; who calls the library may also name the path in `unprotected`',
      );
    if (entry === undefined) return;
  }
}

async function existingTrees(base: string): Promise<readonly WorkspaceGuard[]> {
  const trees = protectedTrees.filter(({ write, path }) => write === 'deny' && path[0] === '.');
  const found = await Promise.all(
    trees.map(async ({ path }) => {
      const places = await expand(join(base, path));
      const there = await Promise.all(places.map((one) => stat(one).catch(() => undefined)));
      return places.flatMap((one, at): WorkspaceGuard[] => {
        const entry = there[at];
        if (entry === undefined) return [];
        return [{ path: relative(base, one), kind: entry.isDirectory() ? 'directory' : 'file' }];
      });
    }),
  );
  return found.flat();
}

function withoutNested(
  guards: readonly { base: string; guard: WorkspaceGuard }[],
): readonly CoveredPlace[] {
  const whole = new Map(guards.map(({ base, guard }) => [join(base, guard.path), { base, guard }]));
  const paths = [...whole.keys()].sort();
  return paths.flatMap((path): CoveredPlace[] => {
    const found = whole.get(path);
    const isNested = paths.some((one) => one !== path && isBeneath(path, one));
    if (found === undefined || isNested) return [];
    const [first = '', ...rest] = found.guard.path.split('/').filter((name) => name !== '');
    return [{ base: found.base, names: [first, ...rest], kind: found.guard.kind }];
  });
}
