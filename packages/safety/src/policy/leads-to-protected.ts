import { foldName } from './fold-name.ts';
import { protectedTrees } from './protected-paths.data.ts';

/** Whether a directory of these names is one that a tree which is never written begins in: `.git` is above `.git/hooks`. */
export function leadsToProtected(names: readonly string[]): boolean {
  const folded = names.map(foldName);
  return protectedTrees.some(({ path, write }) => {
    const parts = path.split('/');
    return (
      write === 'deny' && parts.some((_, at) => at > 0 && endsWith(folded, parts.slice(0, at)))
    );
  });
}

function endsWith(names: readonly string[], last: readonly string[]): boolean {
  const from = names.length - last.length;
  return from >= 0 && last.every((part, at) => names[from + at] === part);
}
