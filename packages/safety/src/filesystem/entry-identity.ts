import type { Stats } from 'node:fs';
import type { EntryIdentity } from '@selfware/contracts';

/** What a stat says, in this repository's words. */
export function toEntryIdentity(stats: Stats): EntryIdentity {
  return { size: stats.size, mode: stats.mode & 0o7777, kind: entryKind(stats) };
}

/** The kind of a directory entry or of a stat. */
export function entryKind(
  entry: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>,
): EntryIdentity['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
