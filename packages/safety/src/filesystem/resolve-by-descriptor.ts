import { constants } from 'node:fs';
import { readlink } from 'node:fs/promises';
import { PathInvalidError, PathKindError, PathNotFoundError } from '../errors.ts';
import { errnoOf } from './error-code.ts';
import { pathError } from './filesystem-failure.ts';
import type { HeldDescriptor } from './held-descriptor.ts';
import { pathBounds, splitNames } from './parse-path.ts';
import { maxHops, type Place, type Resolve, type ResolveOptions } from './place.ts';
import { linkRefused } from './refuse-link.ts';
import { closeDescriptors, descriptorPath, openDirectoryIn } from './walk-components.ts';

/**
 * Resolves paths on Linux by open directories alone (`O_PATH | O_NOFOLLOW`, one name at a time), as Go's os.Root does:
 * what an attacker renames or links meanwhile cannot lead the walk out.
 */
export function createDescriptorResolve(root: HeldDescriptor, options: ResolveOptions): Resolve {
  return async (names, { followFinal }) => {
    const walk = new Walk(root, names, options);
    try {
      return await walk.run(followFinal);
    } catch (error) {
      walk.release();
      throw error;
    }
  };
}

class Walk {
  readonly #open: number[];
  readonly #names: string[] = [];
  readonly #options: ResolveOptions;
  // What still acts when the root is closed keeps the directory that it began with.
  readonly #letGo: () => void;
  #pending: string[];
  #hops = 0;

  constructor(root: HeldDescriptor, names: readonly string[], options: ResolveOptions) {
    this.#options = options;
    this.#open = [root.number];
    this.#letGo = root.hold();
    this.#pending = [...names];
  }

  async run(followFinal: boolean): Promise<Place> {
    for (let name = this.#pending.shift(); name !== undefined; name = this.#pending.shift()) {
      if (name === '.') continue;
      if (name === '..') this.#climb();
      else if (this.#pending.length === 0 && !followFinal) return this.#placeAt(name);
      else if (!this.#descend(name)) {
        const target = await this.#linkTarget(name);
        if (target !== undefined) this.#follow(name, target);
        else if (this.#pending.length === 0) return this.#placeAt(name);
        else throw await this.#blocked(name);
      }
    }
    return this.#placeAt('.');
  }

  release(): void {
    // The first is the root's own, which outlives every walk.
    closeDescriptors(this.#open.splice(1));
    this.#letGo();
  }

  #top(): number {
    const top = this.#open.at(-1);
    if (top === undefined) throw new RangeError('a walk always has its root');
    return top;
  }

  #climb(): void {
    // `..` never reaches the kernel: a directory that was moved meanwhile has another parent.
    if (this.#open.length === 1)
      throw pathError({ status: 'outside', reason: 'It climbs out through a link.' });
    closeDescriptors(this.#open.splice(-1));
    this.#names.pop();
  }

  #descend(name: string): boolean {
    const opened = openDirectoryIn(this.#top(), name);
    if (opened === undefined) return false;
    this.#open.push(opened);
    this.#names.push(name);
    return true;
  }

  async #linkTarget(name: string): Promise<string | undefined> {
    try {
      return await readlink(`${descriptorPath(this.#top())}/${name}`);
    } catch (error) {
      const code = errnoOf(error);
      if (code === 'EINVAL' || code === 'ENOENT') return undefined;
      throw error;
    }
  }

  #follow(name: string, target: string): void {
    if (this.#options.refusesLinks) throw linkRefused([...this.#names, name]);
    // An absolute target names a place of the whole machine, even where it happens to lie inside.
    if (target.startsWith('/'))
      throw pathError({ status: 'outside', reason: 'It goes through a link to an absolute path.' });
    this.#hops += 1;
    this.#pending = [...splitNames(target), ...this.#pending];
    if (this.#hops > maxHops || this.#pending.length > pathBounds.maxNames)
      throw new PathInvalidError({ message: `expected at most ${maxHops} links, got more` });
  }

  async #blocked(name: string): Promise<Error> {
    const { lstat } = await import('node:fs/promises');
    const exists = await lstat(`${descriptorPath(this.#top())}/${name}`).then(
      () => true,
      () => false,
    );
    const shown = [...this.#names, name].join('/');
    return exists
      ? new PathKindError({ message: `expected ${shown} to be a directory, it is none` })
      : new PathNotFoundError({ message: `expected ${shown} to exist, found nothing` });
  }

  #placeAt(name: string): Place {
    return createPlace({
      descriptor: this.#top(),
      name,
      directoryNames: [...this.#names],
      device: this.#options.device,
      release: () => {
        this.release();
      },
    });
  }
}

interface PlaceParts extends Pick<Place, 'name' | 'device' | 'release'> {
  readonly descriptor: number;
  readonly directoryNames: readonly string[];
}

function createPlace({ descriptor, name, directoryNames, device, release }: PlaceParts): Place {
  return {
    directory: descriptorPath(descriptor),
    name,
    names: name === '.' ? directoryNames : [...directoryNames, name],
    device,
    openFlags: constants.O_NOFOLLOW,
    looks: 1,
    confirm: () => Promise.resolve(),
    enter: (inner) => Promise.resolve(enter(descriptor, [...directoryNames, inner], device)),
    release,
  };
}

function enter(parent: number, names: readonly string[], device: number): Place | undefined {
  const descriptor = openDirectoryIn(parent, names.at(-1) ?? '.');
  if (descriptor === undefined) return undefined;
  return createPlace({
    descriptor,
    name: '.',
    directoryNames: names,
    device,
    release: () => {
      closeDescriptors([descriptor]);
    },
  });
}
