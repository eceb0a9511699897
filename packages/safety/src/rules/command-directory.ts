import type { Rule } from './rule.ts';

/** Denies to start a command outside the workspace. */
export const commandDirectory: Rule = async (intent, { locate }) => {
  if (intent.kind !== 'run-shell' && intent.kind !== 'run-program') return [];
  const place = await locate(intent.cwd);
  if (place.status === 'inside') return [];
  const reason = `The directory of a command: ${place.reason}`;
  return [{ decision: 'deny', rule: `path-${place.status}`, reason }];
};
