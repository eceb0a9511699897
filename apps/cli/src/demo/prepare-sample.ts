import { cp, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A copy of the sample repository, and a state directory beside it. */
export interface Sample {
  readonly directory: string;
  readonly workspace: string;
  readonly stateDirectory: string;
  /** The content of a file of the sample; absent when there is none. */
  original(path: string): Promise<string | undefined>;
  current(path: string): Promise<string | undefined>;
  remove(): Promise<void>;
}

/** Copies the sample repository into a new temporary directory. */
export async function prepareSample(): Promise<Sample> {
  // Two levels up both from here and from every chunk of the built command.
  const source = fileURLToPath(new URL('../../sample', import.meta.url));
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'selfware-demo-')));
  const workspace = join(directory, 'sample');
  await cp(source, workspace, { recursive: true });
  return {
    directory,
    workspace,
    stateDirectory: join(directory, 'state'),
    original: (path) => readText(join(source, path)),
    current: (path) => readText(join(workspace, path)),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
