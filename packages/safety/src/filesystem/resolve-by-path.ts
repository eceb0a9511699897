import { lstat, readlink, realpath } from 'node:fs/promises';
import { PathInvalidError, PathKindError, PathOutsideError } from '../errors.ts';
import { errnoOf } from './error-code.ts';
import { pathError } from './filesystem-failure.ts';
import { pathBounds, splitNames } from './parse-path.ts';
import { maxHops, pathAt, type Place, type Resolve, type ResolveOptions } from './place.ts';
import { linkRefused } from './refuse-link.ts';

// An attacker who swaps without pause got past one look once in about a thousand reads.
const looksAtEntry = 3;

/** What resolving by name is told of the root. */
export interface PathResolveOptions extends ResolveOptions {
  /** See `Place`. */
  readonly openFlags: number;
}

/**
 * Resolves paths by name where directories cannot be held open. A swap between the check and the act is possible here;
 * `confirm` looks for it, more than once, before a byte is given out.
 */
export function createPathResolve(directory: string, options: PathResolveOptions): Resolve {
  // The root of the machine is the one directory whose path ends in a separator.
  const root = directory === '/' ? '' : directory;
  const place = (found: readonly string[], name: string): Promise<Place> =>
    placeAt(root, found, name, options);
  return async (names, { followFinal }) => {
    const found: string[] = [];
    let pending = [...names];
    let hops = 0;
    for (let name = pending.shift(); name !== undefined; name = pending.shift()) {
      if (name === '.') continue;
      const isFinal = pending.length === 0;
      if (name === '..') climb(found);
      else if (isFinal && !followFinal) return place(found, name);
      else {
        const target = await linkTarget([root, ...found, name].join('/'));
        if (target === undefined) {
          if (isFinal && !(await isDirectory(root, found, name))) return place(found, name);
          if (!isFinal) await requireDirectory(root, found, name);
          found.push(name);
        } else {
          if (options.refusesLinks) throw linkRefused([...found, name]);
          hops += 1;
          pending = followLink(target, pending, hops);
        }
      }
    }
    return place(found, '.');
  };
}

function climb(found: string[]): void {
  if (found.pop() === undefined)
    throw pathError({ status: 'outside', reason: 'It climbs out through a link.' });
}

function followLink(target: string, pending: readonly string[], hops: number): string[] {
  if (target.startsWith('/'))
    throw pathError({ status: 'outside', reason: 'It goes through a link to an absolute path.' });
  const next = [...splitNames(target), ...pending];
  if (hops > maxHops || next.length > pathBounds.maxNames)
    throw new PathInvalidError({ message: `expected at most ${maxHops} links, got more` });
  return next;
}

async function linkTarget(path: string): Promise<string | undefined> {
  try {
    return await readlink(path);
  } catch (error) {
    const code = errnoOf(error);
    // Windows says UNKNOWN for what is no link.
    if (code === 'EINVAL' || code === 'ENOENT' || code === 'UNKNOWN') return undefined;
    throw error;
  }
}

async function isDirectory(root: string, found: readonly string[], name: string): Promise<boolean> {
  const path = [root, ...found, name].join('/');
  return lstat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}

async function requireDirectory(
  root: string,
  found: readonly string[],
  name: string,
): Promise<void> {
  const entry = await lstat([root, ...found, name].join('/'));
  if (!entry.isDirectory())
    throw new PathKindError({ message: `expected ${name} to be a directory, it is none` });
}

async function placeAt(
  root: string,
  found: readonly string[],
  name: string,
  options: PathResolveOptions,
): Promise<Place> {
  const directory = [root, ...found].join('/') || '/';
  const assertSameDirectory = async (): Promise<void> => {
    if ((await realpath(directory)) !== directory) throw replaced();
  };
  const place: Place = {
    directory,
    name,
    names: name === '.' ? [...found] : [...found, name],
    device: options.device,
    openFlags: options.openFlags,
    looks: looksAtEntry,
    confirm: async (opened) => {
      await assertSameDirectory();
      if (opened === undefined) return;
      // A directory that was swapped and swapped back shows by the entry alone; one look can meet the next swap.
      for (let look = 0; look < looksAtEntry; look += 1) {
        const { dev, ino } = await lstat(pathAt(place));
        if (dev !== opened.dev || ino !== opened.ino) throw replaced();
        await assertSameDirectory();
      }
    },
    enter: async (inner) =>
      (await isDirectory(root, found, inner))
        ? placeAt(root, [...found, inner], '.', options)
        : undefined,
    release: () => undefined,
  };
  await place.confirm();
  return place;
}

function replaced(): PathOutsideError {
  return new PathOutsideError({
    message: 'expected the directory to stay where it is, it was replaced during the call',
  });
}
