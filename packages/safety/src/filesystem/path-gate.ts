import { PathInvalidError } from '../errors.ts';
import { asSafetyError, pathError } from './filesystem-failure.ts';
import { parsePath } from './parse-path.ts';
import type { PathCheck } from './path-check.ts';
import type { Place, Resolve } from './place.ts';
import type { PathIntent } from './policy/path-policy.ts';

/** What a gate is made of. */
export interface PathGateParts {
  /** The root's path. */
  readonly path: string;
  readonly resolve: Resolve;
  readonly check: PathCheck;
}

/** How a path is walked, and what for. */
export interface Passage {
  /** Absent means that the caller judges what it does there. */
  readonly intent?: PathIntent;
  /** A link at the end is resolved, too. */
  readonly followFinal: boolean;
}

/** Leads the paths of one root to places: every operation goes through here, where its path is parsed, walked and judged. */
export class PathGate {
  readonly path: string;
  readonly #resolve: Resolve;
  readonly #check: PathCheck;
  #isClosed = false;

  constructor({ path, resolve, check }: PathGateParts) {
    this.path = path;
    this.#resolve = resolve;
    this.#check = check;
  }

  /** From now on every path is refused. */
  close(): void {
    this.#isClosed = true;
  }

  /** The names of a path. Throws `safety/path-outside` or `safety/path-invalid`, the latter also once the gate is closed. */
  names(path: string): readonly string[] {
    this.#assertOpen();
    const parsed = parsePath(this.path, path);
    if (!parsed.ok) throw pathError(parsed.failure);
    return parsed.value;
  }

  /** Acts at the place of a path, which is given back afterwards. */
  at<T>(path: string, passage: Passage, act: (place: Place) => Promise<T>): Promise<T> {
    return this.atNames(this.names(path), passage, act);
  }

  /** As `at`, for names that are parsed already. */
  async atNames<T>(
    names: readonly string[],
    passage: Passage,
    act: (place: Place) => Promise<T>,
  ): Promise<T> {
    const place = await this.hold(names, passage);
    try {
      return await act(place);
    } catch (error) {
      throw asSafetyError(error, shownName(names));
    } finally {
      place.release();
    }
  }

  /** Acts at the place of a single entry that is going to change; the root and a directory by `.` are refused. */
  change<T>(path: string, intent: PathIntent, act: (place: Place) => Promise<T>): Promise<T> {
    const names = this.names(path);
    return this.atNames(names, { followFinal: false }, async (place) => {
      if (place.name === '.')
        throw new PathInvalidError({ message: 'expected a named entry, got a directory by `.`' });
      this.check(names, place.names, intent);
      const result = await act(place);
      await place.confirm();
      return result;
    });
  }

  /** The place of a path, which the caller gives back. */
  async hold(names: readonly string[], { intent, followFinal }: Passage): Promise<Place> {
    const place = await this.#walk(names, followFinal);
    try {
      if (intent !== undefined) this.check(names, place.names, intent);
      return place;
    } catch (error) {
      place.release();
      throw error;
    }
  }

  /** Throws for what the policy forbids. */
  check(
    requested: readonly string[],
    real: readonly string[],
    intent: PathIntent,
    isDirectory?: boolean,
  ): void {
    const kind = isDirectory === undefined ? {} : { isDirectory };
    this.#check({ requested: withoutDots(requested), real, ...kind }, intent);
  }

  /** As `check`, for a path as it is written, before it is walked. */
  checkAsWritten(names: readonly string[], intent: PathIntent, isDirectory?: boolean): void {
    this.check(names, withoutDots(names), intent, isDirectory);
  }

  async #walk(names: readonly string[], followFinal: boolean): Promise<Place> {
    // A call may walk more than once, and the root may have been closed in between.
    this.#assertOpen();
    try {
      return await this.#resolve(names, { followFinal });
    } catch (error) {
      throw asSafetyError(error, shownName(names));
    }
  }

  // A released descriptor number may mean another directory by now.
  #assertOpen(): void {
    if (this.#isClosed)
      throw new PathInvalidError({ message: 'expected an open root, this one was closed' });
  }
}

/** The names of a path for a person. */
export function shownName(names: readonly string[]): string {
  return names.length === 0 ? 'the workspace' : names.join('/');
}

function withoutDots(names: readonly string[]): readonly string[] {
  if (!names.includes('..') && names.at(-1) !== '.') return names;
  const plain: string[] = [];
  for (const name of names) {
    if (name === '..') plain.pop();
    else if (name !== '.') plain.push(name);
  }
  return plain;
}
