import type { Verdict } from '@selfware/contracts';
import { classifyPath, type PathClass } from '../policy/classify-path.ts';
import { severest } from '../policy/severity.ts';
import { pathOf } from './path-of.ts';
import type { Rule } from './rule.ts';

/** Denies or asks for writes to protected trees, and asks before a secret is read, also where a link leads there. */
export const protectedPath: Rule = async (intent, { locate, policy }) => {
  const subject = pathOf(intent);
  if (subject === undefined) return [];
  const place = await locate(subject.path);
  if (place.status !== 'inside') return [];
  const classes = [place.names, place.realNames].map((names) =>
    classifyPath(names, policy.protectedPaths),
  );
  const verdict = severest(classes.map((found) => judgeClass(found, subject.act)));
  return verdict === undefined || verdict.decision === 'allow' ? [] : [verdict];
};

function judgeClass(found: PathClass, act: 'read' | 'write'): Verdict {
  if (act === 'read')
    return { decision: found.read, rule: 'secret-file', reason: `This path holds ${found.label}.` };
  const reason = `This path is protected: ${found.label}.`;
  return { decision: found.write, rule: 'protected-path', reason };
}
