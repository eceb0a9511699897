import { foldName } from './fold-name.ts';
import { protectedTrees, type ProtectedTree } from './protected-paths.data.ts';

/** What may happen to a path, as far as its names tell. */
export type PathClass = Pick<ProtectedTree, 'write' | 'read' | 'label'>;

const ordinary: PathClass = { write: 'allow', read: 'allow', label: 'an ordinary file' };

/**
 * Classes a path by its names, wherever in it a protected tree begins. `alsoProtected` are paths beneath the same root
 * that are never written; the stricter of both answers holds.
 */
export function classifyPath(
  names: readonly string[],
  alsoProtected: readonly string[] = [],
): PathClass {
  const folded = names.map(foldName);
  const found = protectedTrees.find((tree) => occursIn(tree.path.split('/'), folded)) ?? ordinary;
  if (found.write === 'deny' || !alsoProtected.some((path) => startsWith(folded, path)))
    return found;
  return { write: 'deny', read: found.read, label: 'a tree that the policy protects' };
}

function occursIn(pattern: readonly string[], names: readonly string[]): boolean {
  return names.some((_, start) =>
    pattern.every((part, offset) => matchesName(part, names[start + offset])),
  );
}

function startsWith(names: readonly string[], path: string): boolean {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length > 0 && parts.every((part, index) => foldName(part) === names[index]);
}

function matchesName(pattern: string, name: string | undefined): boolean {
  if (name === undefined) return false;
  const star = pattern.indexOf('*');
  if (star === -1) return name === pattern;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
}
