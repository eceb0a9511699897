import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path/posix';

/** Which file a bare program name means, and which file that is at this moment. */
export interface Executable {
  readonly name: string;
  /** Absolute, links resolved. */
  readonly path: string;
  /** Device, inode, size and times of change: another file at the same path has another identity. */
  readonly identity: string;
}

/** Where programs are looked for. */
export interface FindExecutablesOptions {
  /** Directories as in `PATH`, the first counts first. */
  readonly path: string;
  readonly workspace: string;
}

// A command that names more programs than these is not looked up in full; the rest has no identity.
const maxNames = 64;

/**
 * Looks bare names up on the trusted part of a `PATH`. Names that are nowhere there, as those of builtins, are missing from the answer;
 * so are names with a slash.
 */
export async function findExecutables(
  names: Iterable<string>,
  { path, workspace }: FindExecutablesOptions,
): Promise<readonly Executable[]> {
  const directories = trustedPath(path, workspace);
  const bare = [...new Set(names)].filter((name) => name !== '' && !name.includes('/'));
  const found = await Promise.all(
    bare.slice(0, maxNames).map((name) => findExecutable(name, directories)),
  );
  return found.filter((executable) => executable !== undefined);
}

/** The directories of a `PATH` that no program of the workspace can fill: absolute ones outside it. */
export function trustedPath(path: string, workspace: string): readonly string[] {
  return path
    .split(':')
    .filter(
      (directory) =>
        directory.startsWith('/') &&
        directory !== workspace &&
        !directory.startsWith(`${workspace}/`),
    );
}

/** What tells this file from any other that may stand at its path; absent when there is no file. */
export async function identifyExecutable(path: string): Promise<string | undefined> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(':');
  } catch {
    // Gone or unreadable: whatever it is, it is not the file that was judged.
    return undefined;
  }
}

async function findExecutable(
  name: string,
  directories: readonly string[],
): Promise<Executable | undefined> {
  for (const directory of directories) {
    const found = await identifyAt(name, join(directory, name));
    if (found !== undefined) return found;
  }
  return undefined;
}

async function identifyAt(name: string, candidate: string): Promise<Executable | undefined> {
  try {
    const path = await realpath(candidate);
    const status = await stat(path);
    if (!status.isFile() || (status.mode & 0o111) === 0) return undefined;
    const identity = await identifyExecutable(path);
    return identity === undefined ? undefined : { name, path, identity };
  } catch {
    // Not here: the next directory may have it.
    return undefined;
  }
}
