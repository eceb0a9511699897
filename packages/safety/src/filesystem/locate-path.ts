import { SelfwareError } from '@selfware/contracts';
import { openRoot } from './open-root.ts';
import { parsePath, splitNames } from './parse-path.ts';
import type { Root } from './root.ts';

/** Where a path leads: inside with its names as written and behind links, or why it does not. */
export type Located =
  | {
      readonly status: 'inside';
      readonly names: readonly string[];
      readonly realNames: readonly string[];
    }
  | { readonly status: 'outside' | 'invalid'; readonly reason: string };

/** Makes a function that looks where paths of one workspace lead; it opens the workspace for each question and holds nothing. */
export function createLocator(workspace: string): (path: string) => Promise<Located> {
  return async (path) => {
    const root = await openRoot(workspace);
    try {
      // The workspace may be named through a link; both of its names mean it.
      const byName = parsePath(workspace, path);
      const parsed = byName.ok ? byName : parsePath(root.path, path);
      if (!parsed.ok) return parsed.failure;
      const realPath = await findRealPath(root, parsed.value);
      const realNames = splitNames(realPath.slice(root.path.length));
      return { status: 'inside', names: parsed.value, realNames };
    } catch (error) {
      return explain(error);
    } finally {
      await root.close();
    }
  };
}

// A file that is about to be created has no real path yet; its directory has.
async function findRealPath(root: Root, names: readonly string[]): Promise<string> {
  for (let length = names.length; length > 0; length -= 1) {
    const known = await root.realPath(names.slice(0, length).join('/')).catch((error: unknown) => {
      if (SelfwareError.isInstance(error) && error.code === 'safety/path-not-found')
        return undefined;
      throw error;
    });
    if (known !== undefined) return [known, ...names.slice(length)].join('/');
  }
  return [root.path, ...names].join('/');
}

function explain(error: unknown): Located {
  if (!SelfwareError.isInstance(error)) throw error;
  // A file in the place of a directory is the hand's to report: nothing leaves the workspace by it.
  const status = error.code === 'safety/path-outside' ? 'outside' : 'invalid';
  return { status, reason: `${error.message}.` };
}
