import { foldName } from './fold-name.ts';
import { severity } from './severity.ts';
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
  const found = mergeStrictest(treesOf(folded));
  if (found.write === 'deny' || !alsoProtected.some((path) => startsWith(folded, path)))
    return found;
  return { write: 'deny', read: found.read, label: 'a tree that the policy protects' };
}

// At one place the first match decides, so that an exception can precede its rule; between places the stricter one does.
function treesOf(names: readonly string[]): readonly ProtectedTree[] {
  const found: ProtectedTree[] = [];
  for (const [start, name] of names.entries()) {
    const tree = mayBegin.test(name) ? treeAt(names, start, name) : undefined;
    if (tree !== undefined) found.push(tree);
  }
  return found;
}

// Few names begin like a tree, and every path of every command is looked up here.
const mayBegin = /^[.abijl]|\.(?:age|jks|kdbx|key|keystore|p12|pem|pfx|pkcs12|ppk)$/u;

function treeAt(names: readonly string[], start: number, name: string): ProtectedTree | undefined {
  const first = name.charCodeAt(0);
  for (const tree of protectedTrees) {
    const { path } = tree;
    if (path.charCodeAt(0) !== first && !path.startsWith('*')) continue;
    if (matchesNames(path.split('/'), names, start)) return tree;
  }
  return undefined;
}

function matchesNames(path: readonly string[], names: readonly string[], start: number): boolean {
  return path.every((part, offset) => matchesName(part, names[start + offset]));
}

function mergeStrictest(classes: readonly PathClass[]): PathClass {
  let strictest = ordinary;
  for (const found of classes) {
    const isStricter = severity(found.write) > severity(strictest.write) || strictest === ordinary;
    const read = found.read === 'ask' ? found.read : strictest.read;
    const { write, label } = isStricter ? found : strictest;
    strictest = { write, read, label };
  }
  return strictest;
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
