import { posix, relative, resolve } from 'node:path';
import type { ContentHash } from '@selfware/contracts';
import type { FileChange } from '@selfware/tools';

/** What a file is at the moment; null when there is none. */
export type CurrentContent = ContentHash | null;

/** What is to be done with one file. */
export type UndoStep =
  | {
      readonly kind: 'restore';
      readonly path: string;
      readonly to: ContentHash;
      readonly mode?: number;
    }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'already'; readonly path: string }
  | { readonly kind: 'refuse'; readonly path: string; readonly reason: string };

/** Sorts the changes of a run by file; the different spellings of a path beneath `root` become one, relative with forward slashes. */
export function groupByPath(
  changes: readonly FileChange[],
  root: string,
): ReadonlyMap<string, readonly FileChange[]> {
  const groups = new Map<string, FileChange[]>();
  for (const change of changes) {
    const path = relative(root, resolve(root, change.path)).replaceAll('\\', posix.sep);
    groups.set(path, [...(groups.get(path) ?? []), change]);
  }
  return groups;
}

/**
 * Walks the changes of one file backwards from what it is now: each must find what it left, or what it was about to replace.
 * A file that is neither was changed by somebody else and is refused.
 */
export function planUndo(
  path: string,
  changes: readonly FileChange[],
  current: CurrentContent,
): UndoStep {
  let content = current;
  for (const { before, after } of changes.toReversed()) {
    if (content !== after && content !== before) return refuse(path, content);
    content = before;
  }
  if (content === current) return { kind: 'already', path };
  if (content === null) return { kind: 'remove', path };
  const mode = changes[0]?.beforeMode;
  return { kind: 'restore', path, to: content, ...(mode === undefined ? {} : { mode }) };
}

function refuse(path: string, content: CurrentContent): UndoStep {
  const reason = content === null ? 'it was removed since' : 'it was changed since';
  return { kind: 'refuse', path, reason };
}
