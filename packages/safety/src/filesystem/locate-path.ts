import { SelfwareError } from '@selfware/contracts';
import { PathInvalidError } from '../errors.ts';
import { openRoot } from './open-root.ts';
import { parsePath, pathBounds, splitNames } from './parse-path.ts';
import { maxHops } from './place.ts';
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
      const realNames = await findRealNames(root, parsed.value);
      return { status: 'inside', names: parsed.value, realNames };
    } catch (error) {
      return explain(error);
    } finally {
      await root.close();
    }
  };
}

// A file that is about to be created has no real path yet; its directory has. What is missing is taken as whoever creates it will:
// through a link that leads nowhere yet, and with a directory made where `..` leaves it again.
async function findRealNames(root: Root, names: readonly string[]): Promise<readonly string[]> {
  let pending = names;
  for (let step = 0; step < maxSteps; step += 1) {
    const { known, missing } = await splitKnown(root, pending);
    const [first] = missing;
    const target = first === undefined ? undefined : await findTarget(root, [...known, first]);
    const up = missing.indexOf('..');
    if (target !== undefined) pending = [...known, ...splitNames(target), ...missing.slice(1)];
    else if (up > 0) pending = [...known, ...missing.slice(0, up - 1), ...missing.slice(up + 1)];
    else return splitNames([...known, ...missing].join('/'));
  }
  throw new PathInvalidError({ message: `expected at most ${maxHops} links, got more` });
}

// Each link, and each name that `..` takes back, is one step.
const maxSteps = maxHops + pathBounds.maxNames;

interface Split {
  /** The names behind every link of what is there. */
  readonly known: readonly string[];
  readonly missing: readonly string[];
}

async function splitKnown(root: Root, names: readonly string[]): Promise<Split> {
  for (let length = names.length; length > 0; length -= 1) {
    const real = await unlessMissing(root.realPath(written(names.slice(0, length))));
    if (real !== undefined)
      return { known: splitNames(real.slice(root.path.length)), missing: names.slice(length) };
  }
  return { known: [], missing: names };
}

async function findTarget(root: Root, names: readonly string[]): Promise<string | undefined> {
  const path = written(names);
  const entry = await unlessMissing(root.stat(path));
  return entry?.kind === 'link' ? unlessMissing(root.readLink(path)) : undefined;
}

// Behind a dot, `~` and `$` begin a name.
function written(names: readonly string[]): string {
  return `./${names.join('/')}`;
}

async function unlessMissing<T>(promise: Promise<T>): Promise<T | undefined> {
  return promise.catch((error: unknown) => {
    if (SelfwareError.isInstance(error) && error.code === 'safety/path-not-found') return undefined;
    throw error;
  });
}

function explain(error: unknown): Located {
  if (!SelfwareError.isInstance(error)) throw error;
  // A file in the place of a directory is the hand's to report: nothing leaves the workspace by it.
  const status = error.code === 'safety/path-outside' ? 'outside' : 'invalid';
  return { status, reason: `${error.message}.` };
}
