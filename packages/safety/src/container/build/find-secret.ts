import type { Root } from '../../filesystem/root.ts';
import { classifyPath } from '../../policy/classify-path.ts';

/** What was found below a directory. */
export type SecretSearch =
  { readonly found: 'nothing' | 'too-much' } | { readonly found: 'secret'; readonly path: string };

const maxEntries = 100_000;

/** Looks by their names for secrets below a directory of the root; links are not followed, since a container follows them in its own files. */
export async function findSecret(
  directory: readonly string[],
  root: Pick<Root, 'list'>,
): Promise<SecretSearch> {
  const waiting = [directory];
  let seen = 0;
  for (let names = waiting.pop(); names !== undefined; names = waiting.pop()) {
    for (const entry of await root.list(names.length === 0 ? '.' : `./${names.join('/')}`)) {
      seen += 1;
      if (seen > maxEntries) return { found: 'too-much' };
      const inside = [...names, entry.name];
      if (entry.kind === 'directory') waiting.push(inside);
      else if (classifyPath(inside).read === 'ask')
        return { found: 'secret', path: inside.join('/') };
    }
  }
  return { found: 'nothing' };
}
