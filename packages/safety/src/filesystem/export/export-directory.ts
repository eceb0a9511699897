import { createHash } from 'node:crypto';
import type { DirectoryPort, EntryIdentity, WritableFile } from '@selfware/contracts';
import { SelfwareError } from '@selfware/contracts';
import { FilesystemError, PathConflictError, PathKindError } from '../../errors.ts';

/** What is exported, and by which rule. */
export interface ExportTarget {
  readonly name: string;
  /** Of the whole content, in hexadecimal digits. */
  readonly sha256: string;
  readonly overwrite: boolean;
}

/**
 * The directory that an atomic writer gets for one export. It gives a file the exported name only when it was written through this port
 * with exactly the content, and when what has the name by then may be replaced.
 */
export class ExportDirectory implements DirectoryPort {
  readonly #inner: DirectoryPort;
  readonly #target: ExportTarget;
  readonly #written = new Map<string, () => string>();

  constructor(inner: DirectoryPort, target: ExportTarget) {
    this.#inner = inner;
    this.#target = target;
  }

  async create(name: string, mode: number): Promise<WritableFile> {
    const file = await this.#inner.create(name, mode);
    const hash = createHash('sha256');
    this.#written.set(name, () => hash.copy().digest('hex'));
    return {
      write: async (bytes) => {
        const taken = await file.write(bytes);
        hash.update(bytes.subarray(0, taken));
        return taken;
      },
      sync: () => file.sync(),
      size: () => file.size(),
      close: () => file.close(),
    };
  }

  async rename(from: string, to: string): Promise<void> {
    const { name, sha256, overwrite } = this.#target;
    if (to !== name || this.#written.get(from)?.() !== sha256)
      throw new FilesystemError({
        message: `expected the whole content to be written before it becomes ${name}, it was not`,
      });
    refuseReplacement(name, await this.#inner.stat(name), overwrite);
    if (overwrite) await this.#inner.rename(from, to);
    else await this.#nameNew(from, to);
  }

  async remove(name: string): Promise<void> {
    await this.#inner.remove(name);
  }

  stat(name: string): Promise<EntryIdentity | undefined> {
    return this.#inner.stat(name);
  }

  sync(): Promise<void> {
    return this.#inner.sync();
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  // A rename replaces what appeared in the last moment; a further name for the file does not.
  async #nameNew(from: string, to: string): Promise<void> {
    if (!(await this.#link(from, to))) {
      await this.#nameReserved(from, to);
      return;
    }
    try {
      await this.#inner.remove(from);
    } catch (error) {
      await this.#inner.remove(to);
      throw error;
    }
  }

  async #link(from: string, to: string): Promise<boolean> {
    try {
      await this.#inner.link?.(from, to);
      return this.#inner.link !== undefined;
    } catch (error) {
      if (hasNoLinks(error)) return false;
      throw error;
    }
  }

  async #nameReserved(from: string, to: string): Promise<void> {
    await (await this.#inner.create(to, 0o600)).close();
    try {
      await this.#inner.rename(from, to);
    } catch (error) {
      await this.#inner.remove(to);
      throw error;
    }
  }
}

/** Throws `safety/path-kind` for what is no file, and `safety/path-conflict` for a file that is not to be replaced. */
export function refuseReplacement(
  shown: string,
  found: EntryIdentity | undefined,
  overwrite: boolean,
): void {
  if (found === undefined) return;
  if (found.kind !== 'file')
    throw new PathKindError({
      message: `expected a file or nothing at ${shown}, got ${kindNames[found.kind]}`,
      hint: 'Choose another path: an export replaces and follows only files.',
    });
  if (!overwrite)
    throw new PathConflictError({
      message: `expected ${shown} to be free, it is taken`,
      hint: 'Choose another path, or allow to overwrite.',
    });
}

const kindNames: Readonly<Record<EntryIdentity['kind'], string>> = {
  file: 'a file',
  directory: 'a directory',
  link: 'a link',
  other: 'a device or a pipe',
};

// What file systems without hard links answer (FAT, some networks and containers).
function hasNoLinks(error: unknown): boolean {
  const errno = SelfwareError.isInstance(error) ? error.details['errno'] : undefined;
  return typeof errno === 'string' && /^(?:EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS)$/u.test(errno);
}
