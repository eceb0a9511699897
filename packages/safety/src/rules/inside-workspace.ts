import { pathOf } from './path-of.ts';
import type { Rule } from './rule.ts';

/** Denies a path that leads out of the workspace, by name or through a link, or that names nothing sensible. */
export const insideWorkspace: Rule = async (intent, { locate }) => {
  const subject = pathOf(intent);
  if (subject === undefined) return [];
  const place = await locate(subject.path);
  if (place.status === 'inside') return [];
  return [{ decision: 'deny', rule: `path-${place.status}`, reason: place.reason }];
};
