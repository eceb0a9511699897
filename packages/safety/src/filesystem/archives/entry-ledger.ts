import { foldName } from '../../policy/fold-name.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import type { ArchiveLimits } from './archive-limits.ts';
import { archiveRefusal } from './archive-refusal.ts';
import { checkEntryName } from './check-entry-name.ts';

/** What entries are judged by. */
export interface LedgerOptions {
  readonly limits: Required<ArchiveLimits>;
  /** The names from the root to the directory that is extracted into. */
  readonly into: readonly string[];
  /** `skip`: links are left out instead of refused. */
  readonly links: 'refuse' | 'skip';
}

/** An entry that may be extracted. */
export interface AdmittedEntry {
  readonly kind: 'file' | 'directory';
  /** From the directory that is extracted into; empty for that directory. */
  readonly names: readonly string[];
  readonly size: number;
  readonly mode: 0o644 | 0o755;
}

interface Place {
  readonly path: string;
  readonly kind: ArchiveEntry['kind'];
}

const executableBits = 0o111;
const setIdBits = 0o6000;

/** Judges the entries of one archive, one after the other: each by itself, and against all before it. */
export class EntryLedger {
  readonly #options: LedgerOptions;
  // By the name as the most forgiving file system compares it.
  readonly #places = new Map<string, Place>();
  #entries = 0;
  #bytes = 0;

  constructor(options: LedgerOptions) {
    this.#options = options;
  }

  /** Every directory that the admitted entries need, parents first, by its path. */
  get directories(): readonly string[] {
    return [...this.#places.values()]
      .filter(({ kind }) => kind === 'directory')
      .map(({ path }) => path);
  }

  /** Absent means that the entry is a link that is left out. Throws `safety/archive-refused`. */
  admit(entry: ArchiveEntry): AdmittedEntry | undefined {
    const { limits, into, links } = this.#options;
    this.#count(entry);
    const names = checkEntryName(entry.name, { into, maxDepth: limits.maxDepth });
    const { kind } = entry;
    if (kind === 'link' && links === 'refuse')
      throw archiveRefusal('link', 'is a link', entry.name);
    if (kind === 'file' && (entry.mode & setIdBits) !== 0)
      throw archiveRefusal('set-id', 'would run with the rights of its owner', entry.name);
    this.#enter(names, entry);
    if (kind === 'link') return undefined;
    const mode = (entry.mode & executableBits) === 0 ? 0o644 : 0o755;
    return { kind, names, size: entry.size, mode };
  }

  #count({ name, size }: ArchiveEntry): void {
    const { maxEntries, maxBytes, maxEntryBytes } = this.#options.limits;
    this.#entries += 1;
    this.#bytes += size;
    if (this.#entries > maxEntries)
      throw archiveRefusal('entries', `is one of over ${maxEntries}`, name);
    if (size > maxEntryBytes)
      throw archiveRefusal('entry-size', `has over ${maxEntryBytes} bytes`, name);
    if (this.#bytes > maxBytes)
      throw archiveRefusal('total-size', `brings the archive over ${maxBytes} bytes`, name);
  }

  #enter(names: readonly string[], { name, kind }: ArchiveEntry): void {
    if (names.length === 0 && kind !== 'directory')
      throw archiveRefusal('empty-name', 'has no name of its own', name);
    let key = '';
    for (const [index, part] of names.entries()) {
      key += `/${twinKey(part)}`;
      const path = names.slice(0, index + 1).join('/');
      const isLast = index === names.length - 1;
      this.#enterPlace(key, { path, kind: isLast ? kind : 'directory' }, name);
    }
  }

  #enterPlace(key: string, place: Place, name: string): void {
    const taken = this.#places.get(key);
    if (taken === undefined) {
      this.#places.set(key, place);
      return;
    }
    if (taken.path !== place.path)
      throw archiveRefusal('case-twin', 'has the name of another on some systems', name);
    if (taken.kind !== place.kind)
      throw archiveRefusal('kind-conflict', 'takes the place of an entry of another kind', name);
    // A directory may come again, since nothing of it is used but its name.
    if (place.kind !== 'directory') throw archiveRefusal('duplicate', 'comes twice', name);
  }
}

// Upper case first: it unites what lower case keeps apart, as `ß` and `ss`.
function twinKey(name: string): string {
  return foldName(name.toUpperCase()).toLowerCase();
}
