import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A directory of its own for one test. */
export interface TemporaryWorkspace {
  /** Absolute and free of links. */
  readonly path: string;
  /** The absolute path of an entry. */
  resolve(...segments: string[]): string;
  write(path: string, content: string | Uint8Array): Promise<void>;
  read(path: string): Promise<string>;
  remove(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Creates a workspace below the system's temporary directory, holding `files` (path to content). */
export async function createTemporaryWorkspace(
  files: Readonly<Record<string, string>> = {},
): Promise<TemporaryWorkspace> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'selfware-test-')));
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true });
  const workspace: TemporaryWorkspace = {
    path,
    resolve: (...segments) => join(path, ...segments),
    async write(name, content) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), content);
    },
    read: (name) => readFile(join(path, name), 'utf8'),
    remove,
    [Symbol.asyncDispose]: remove,
  };
  for (const [name, content] of Object.entries(files)) await workspace.write(name, content);
  return workspace;
}
