import { cpSync, existsSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { listPackages, listPublishedPackages, type Manifest } from '../workspace/list-packages.ts';
import { runOrThrow } from '../workspace/run-command.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';

const rootFiles = [
  'package.json',
  'pnpm-workspace.yaml',
  'pnpm-lock.yaml',
  '.changeset/config.json',
];
const packageFiles = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'dist', 'sample'];

/** Copies what a release touches into a temporary repository with one commit, so that versions can be raised there. */
export async function copyWorkspace(): Promise<string> {
  const to = mkdtempSync(join(tmpdir(), 'selfware-release-'));
  for (const file of rootFiles) copy(join(workspaceRoot, file), join(to, file));
  for (const { directory } of listPackages()) {
    const target = join(to, relative(workspaceRoot, directory));
    for (const file of packageFiles) copy(join(directory, file), join(target, file));
  }
  linkPackages(to);
  await commitAll(to, 'Start');
  return to;
}

/** Commits everything in a temporary repository. */
export async function commitAll(cwd: string, message: string): Promise<void> {
  const identity = ['-c', 'user.name=rehearsal', '-c', 'user.email=rehearsal@example.org'];
  await runOrThrow(['git', 'init', '-q', '-b', 'main'], { cwd });
  await runOrThrow(['git', 'add', '.', ':!**/node_modules', ':!node_modules'], { cwd });
  await runOrThrow(['git', ...identity, 'commit', '-q', '--allow-empty', '-m', message], { cwd });
}

// pnpm reads a dependency's version through node_modules when it replaces `workspace:^`.
function linkPackages(root: string): void {
  const packages = listPackages(root);
  for (const { directory, manifest } of packages) {
    for (const name of Object.keys(dependenciesOf(manifest))) {
      const dependency = packages.find((each) => each.manifest.name === name);
      if (dependency) link(dependency.directory, join(directory, 'node_modules', name));
    }
  }
  link(join(workspaceRoot, 'node_modules/@changesets'), join(root, 'node_modules/@changesets'));
}

function dependenciesOf(manifest: Manifest & { readonly devDependencies?: object }): object {
  return { ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.devDependencies };
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

function copy(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}

/** Package name to version of everything that is published from a workspace. */
export function versionsIn(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    listPublishedPackages(root).map(({ manifest }) => [manifest.name, manifest.version]),
  );
}
