import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { WorkspacePackage } from '../workspace/list-packages.ts';
import { runOrThrow, type CommandResult } from '../workspace/run-command.ts';
import { copyTarballs } from './copy-tarballs.ts';

/** An empty project of somebody else, outside of the repository, in which npm installs. */
export interface ConsumerProject {
  readonly directory: string;
  /** Runs a program in the project, without anything that pnpm left in the environment. */
  readonly run: (...command: readonly string[]) => Promise<CommandResult>;
  readonly write: (path: string, text: string) => void;
  readonly remove: () => void;
}

/** What a project starts with: its dependencies, and the lines of its .npmrc. */
export interface ConsumerOptions {
  /** Of this repository, installed from their packed tarballs. */
  readonly packages?: readonly WorkspacePackage[];
  /** Of a registry, by name. */
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly npmrc?: readonly string[];
}

/** Makes the project and installs with plain npm, run by this very Node. */
export async function createConsumerProject({
  packages = [],
  dependencies = {},
  npmrc = [],
}: ConsumerOptions): Promise<ConsumerProject> {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'selfware-consumer-')));
  const temporary = join(directory, 'temporary');
  mkdirSync(temporary);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  const project: ConsumerProject = {
    directory,
    write,
    run: async (...command) =>
      await runOrThrow(command, {
        cwd: directory,
        environment: { ...plainEnvironment(), TMPDIR: temporary },
      }),
    remove: () => {
      rmSync(directory, { recursive: true, force: true });
    },
  };
  const tarballs = copyTarballs(packages, join(directory, 'tarballs'));
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { ...tarballs, ...dependencies },
  };
  write('package.json', JSON.stringify(manifest, null, 2));
  write('.npmrc', ['audit=false', 'fund=false', 'prefer-offline=true', ...npmrc, ''].join('\n'));
  await project.run('npm', 'install', '--loglevel=error');
  return project;
}

function plainEnvironment(): Readonly<Record<string, string | undefined>> {
  const left = Object.keys(process.env).filter(
    (name) => /^p?npm_/iu.test(name) || name.startsWith('NX_'),
  );
  // npm chooses versions by the Node that runs it, so this one comes first.
  const path = [dirname(realpathSync(process.execPath)), process.env['PATH'] ?? ''].join(delimiter);
  return {
    ...Object.fromEntries(left.map((name) => [name, undefined])),
    NODE_OPTIONS: undefined,
    PATH: path,
  };
}
