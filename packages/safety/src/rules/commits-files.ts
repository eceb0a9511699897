import type { Verdict } from '@selfware/contracts';
import { checkGitPath, type GitPathRefusal } from '../git/check-git-path.ts';
import { findHiddenCharacter } from '../text/find-hidden-character.ts';
import type { Rule, RuleContext } from './rule.ts';

/** Denies to commit what leads out of the workspace, is a secret or the repository itself, also where a link leads there; asks for the rest. */
export const commitsFiles: Rule = async (intent, context) => {
  if (intent.kind !== 'commit-files') return [];
  const { paths, message, all } = intent;
  if (paths.length === 0 && !all)
    return [deny('path-invalid', 'It is not said which files are committed.')];
  for (const path of paths) {
    const denied = await findDenial(path, context);
    if (denied !== undefined) return [denied];
  }
  const hidden = [message, ...paths].find((text) => findHiddenCharacter(text) !== undefined);
  const reason = 'This makes a commit in the repository.';
  const asks: Verdict = { decision: 'ask', rule: 'changes-repository', reason };
  if (hidden === undefined) return [asks];
  const character = findHiddenCharacter(hidden)?.name ?? '';
  const found = `The message or a path holds the invisible character ${character}.`;
  return [{ decision: 'ask', rule: 'hidden-characters', reason: found }, asks];
};

async function findDenial(path: string, { locate }: RuleContext): Promise<Verdict | undefined> {
  const named = checkGitPath(path);
  if (!named.ok) return denyPath(named.failure);
  const place = await locate(path);
  if (place.status !== 'inside') return deny(`path-${place.status}`, place.reason);
  const real = checkGitPath(place.realNames.join('/'));
  return real.ok ? undefined : denyPath(real.failure);
}

const rules: Readonly<Partial<Record<GitPathRefusal['kind'], string>>> = {
  outside: 'path-outside',
  secret: 'secret-file',
  repository: 'protected-path',
};

function denyPath({ kind, path, reason }: GitPathRefusal): Verdict {
  return deny(rules[kind] ?? 'path-invalid', `${JSON.stringify(path)}: ${reason}`);
}

function deny(rule: string, reason: string): Verdict {
  return { decision: 'deny', rule, reason };
}
