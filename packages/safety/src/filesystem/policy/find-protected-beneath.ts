import { classifyPath } from '../../policy/classify-path.ts';
import type { EntryQuestion } from './entry-rules.ts';
import type { NameFault } from './name-rules.ts';

// As many as a tree may have that a root removes.
const maxEntries = 100_000;

/** What deleting a directory would take along: `removeTree` refuses a tree that holds what is never written. */
export async function findProtectedBeneath({
  root,
  located: { stats, real },
  intent,
}: EntryQuestion): Promise<NameFault | undefined> {
  if (intent !== 'delete' || stats?.isDirectory() !== true || real.length === 0) return undefined;
  const waiting = [real];
  let seen = 0;
  for (let names = waiting.pop(); names !== undefined; names = waiting.pop())
    for (const { name, kind } of await root.list(`./${names.join('/')}`)) {
      const inner = [...names, name];
      seen += 1;
      if (seen > maxEntries)
        return { decision: 'ask', reason: 'This directory holds too much to be looked through.' };
      // A directory goes when it is empty, and what is in it is judged by itself.
      if (kind === 'directory') waiting.push(inner);
      else if (classifyPath(inner).write === 'deny')
        return { decision: 'deny', reason: `This directory holds ${inner.join('/')}.` };
    }
  return undefined;
}
