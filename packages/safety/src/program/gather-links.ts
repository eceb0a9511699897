import { readlink, realpath } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path/posix';

/**
 * Where paths really lead: each path to the one behind its links, where that is another. Of a path that does not exist yet the nearest directory above it
 * that does exist is looked up, so that a new file beneath a link counts where it would lie, as does one that a link names already.
 */
export async function gatherLinks(
  paths: readonly string[],
  workspace: string,
): Promise<Readonly<Record<string, string>>> {
  const realWorkspace = await realpath(workspace).catch(() => workspace);
  const links = await Promise.all(
    paths.map(async (path): Promise<readonly [string, string]> => [
      path,
      nameInside(await realPlace(path), workspace, realWorkspace),
    ]),
  );
  return Object.fromEntries<string>(links.filter(([path, real]) => path !== real));
}

// The workspace may be named through a link itself: what is behind that is inside nevertheless.
function nameInside(real: string, workspace: string, realWorkspace: string): string {
  const isInside = real === realWorkspace || real.startsWith(`${realWorkspace}/`);
  return isInside ? workspace + real.slice(realWorkspace.length) : real;
}

async function realPlace(path: string, hops = 0): Promise<string> {
  if (hops > maxHops) return unreadable;
  for (let above = path; ; above = dirname(above)) {
    const real = await realpath(above).catch(isMissing);
    // Not readable is not missing: what is there is nowhere that anybody may trust.
    if (real === false) return unreadable;
    if (real !== true) return join(real, relative(above, path));
    // A link that leads nowhere yet: a program that creates a file by its name creates what the link names.
    const target = await readlink(above).catch(() => undefined);
    if (target !== undefined) {
      const begin = target.startsWith('/') ? '' : `${dirname(above)}/`;
      return realPlace(`${begin}${target}/${relative(above, path)}`.replace(/\/$/u, ''), hops + 1);
    }
    if (above === '/') return path;
  }
}

const unreadable = '/unreadable';

// As many as Linux follows.
const maxHops = 40;

function isMissing(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
