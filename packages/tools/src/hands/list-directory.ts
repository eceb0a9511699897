import type { Approved, ListDirectoryIntent } from '@selfware/contracts';
import { requireApproval } from '@selfware/safety';
import type { HandsOptions } from './create-hands.ts';
import type { DirectoryEntry } from './hands.ts';

/** Lists the approved directory, sorted by name. */
export async function listApprovedDirectory(
  { root }: HandsOptions,
  approved: Approved<ListDirectoryIntent>,
): Promise<readonly DirectoryEntry[]> {
  const { path } = requireApproval(approved, 'list-directory');
  const entries = await root.list(path);
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
}
