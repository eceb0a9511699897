import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { SelfwareError } from '@selfware/contracts';
import type { Root } from '../root.ts';
import type { PathIntent } from './path-policy.ts';

/** Where a path leads, and what is there now. */
export interface LocatedPath {
  /** As they were asked for; `..` and a final `.` are kept. */
  readonly requested: readonly string[];
  /** Behind every link; what is missing keeps its requested names. */
  readonly real: readonly string[];
  /** How many of the real names exist. */
  readonly existing: number;
  /** What is there; absent when nothing is. */
  readonly stats?: Stats;
  /** Whether a link on the way leads nowhere. */
  readonly dangles: boolean;
}

/** Follows a path as the root itself does. A deletion means a final link itself. Throws what the root throws. */
export async function locateForJudge(
  root: Root,
  requested: readonly string[],
  intent: PathIntent,
): Promise<LocatedPath> {
  const last = requested.at(-1);
  const isItself = intent === 'delete' && last !== undefined && last !== '.' && last !== '..';
  const walked = isItself ? requested.slice(0, -1) : requested;
  for (let length = walked.length; length >= 0; length -= 1) {
    const known = await unlessMissing(root.realPath(`./${walked.slice(0, length).join('/')}`));
    if (known === undefined) continue;
    const above = namesOf(root, known);
    const rest = [...walked.slice(length), ...(isItself ? [last] : [])];
    const real = [...above, ...rest.filter((name) => name !== '.')];
    const stats = await statsAt(root, length === walked.length ? real : above);
    const isThere = length === walked.length && stats !== undefined;
    // The first missing name must not be there as a link: whatever is created would appear where it points.
    const dangles =
      length < walked.length &&
      (await unlessMissing(root.stat(`./${walked.slice(0, length + 1).join('/')}`))) !== undefined;
    const existing = isThere ? real.length : above.length;
    return { requested, real, existing, dangles, ...(isThere && { stats }) };
  }
  throw new RangeError('a root always has a real path');
}

function namesOf(root: Root, path: string): readonly string[] {
  return path
    .slice(root.path.length)
    .split('/')
    .filter((name) => name !== '');
}

async function statsAt(root: Root, names: readonly string[]): Promise<Stats | undefined> {
  return unlessMissing(lstat([root.path, ...names].join('/')));
}

async function unlessMissing<T>(promise: Promise<T>): Promise<T | undefined> {
  return promise.catch((error: unknown) => {
    const isSafety = SelfwareError.isInstance(error) && error.code === 'safety/path-not-found';
    if (isSafety || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      return undefined;
    throw error;
  });
}
