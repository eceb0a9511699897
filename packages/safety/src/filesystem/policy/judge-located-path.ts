import { resolve } from 'node:path';
import { SelfwareError } from '@selfware/contracts';
import { severest } from '../../policy/severity.ts';
import { openRoot } from '../open-root.ts';
import { parsePath } from '../parse-path.ts';
import type { Root } from '../root.ts';
import { compilePathRules } from './compile-path-rules.ts';
import { entryRules, type EntryRule } from './entry-rules.ts';
import { locateForJudge } from './located-path.ts';
import { nameRules, type NameRule } from './name-rules.ts';
import type { PathIntent, PathPolicy, PathVerdict } from './path-policy.ts';
import { probeVolume } from './probe-volume.ts';

/** The rules beside those of the policy; a test leaves one out to see what it alone refuses. */
export interface PathRuleSet {
  readonly names: readonly NameRule[];
  readonly entries: readonly EntryRule[];
}

/** Every rule. */
export const allPathRules: PathRuleSet = { names: nameRules, entries: entryRules };

/** What is judged. */
export interface PathQuestion {
  readonly root: string;
  readonly path: string;
  readonly intent: PathIntent;
  readonly policy: PathPolicy;
}

/** Judges a path by a set of rules; throws what cannot be found out. See `judgePath`. */
export async function judgePathBy(
  rules: PathRuleSet,
  { root: directory, path, intent, policy }: PathQuestion,
): Promise<PathVerdict> {
  if (!intents.includes(intent)) throw new TypeError('expected an intent');
  // Nothing is opened for a text that could never be a path here.
  const parsed = parsePath(resolve(directory), path);
  if (!parsed.ok && parsed.failure.status === 'invalid')
    return deny('invalid-path', parsed.failure.reason);
  const root = await openRoot(directory, { links: policy.links ?? 'follow' });
  try {
    const behind = parsed.ok ? parsed : parsePath(root.path, path);
    if (!behind.ok) return deny(ruleOf[behind.failure.status], behind.failure.reason);
    return await judgeNames(rules, { root, names: behind.value, intent, policy });
  } catch (error) {
    return refused(error);
  } finally {
    await root.close();
  }
}

const intents: readonly PathIntent[] = ['read', 'write', 'create', 'delete', 'list'];
const ruleOf = { invalid: 'invalid-path', outside: 'outside' } as const;

interface NamesQuestion {
  readonly root: Root;
  readonly names: readonly string[];
  readonly intent: PathIntent;
  readonly policy: PathPolicy;
}

async function judgeNames(
  rules: PathRuleSet,
  { root, names, intent, policy }: NamesQuestion,
): Promise<PathVerdict> {
  const byName = judgeEachName(rules.names, names);
  if (byName?.decision === 'deny') return byName;
  const compiled = compilePathRules(policy, await probeVolume(root.path));
  const located = await locateForJudge(root, names, intent);
  const isDirectory = located.stats?.isDirectory();
  const byPolicy = compiled.judge(
    { ...located, ...(isDirectory !== undefined && { isDirectory }) },
    intent,
  );
  const byEntry = await Promise.all(
    rules.entries.map(async ({ rule, find }) => {
      const found = await find({ root, located, intent });
      return found === undefined ? [] : [{ rule, ...found }];
    }),
  );
  const all = [...(byName === undefined ? [] : [byName]), ...byEntry.flat(), byPolicy];
  const { decision, rule, reason } = severest(all) ?? byPolicy;
  return { decision, rule, reason, realPath: located.real.join('/') || '.' };
}

function judgeEachName(
  rules: readonly NameRule[],
  names: readonly string[],
): PathVerdict | undefined {
  const plain = names.filter((name) => name !== '..' && name !== '.');
  return severest(
    plain.flatMap((name) =>
      rules.flatMap(({ rule, find }): readonly PathVerdict[] => {
        const fault = find(name);
        return fault === undefined ? [] : [{ rule, ...fault }];
      }),
    ),
  );
}

const ruleByCode: Readonly<Record<string, string>> = {
  'safety/path-outside': 'outside',
  'safety/path-denied': 'link',
  'safety/path-kind': 'kind',
  'safety/path-invalid': 'invalid-path',
};

function refused(error: unknown): PathVerdict {
  const rule = SelfwareError.isInstance(error) ? ruleByCode[error.code] : undefined;
  if (rule === undefined || !SelfwareError.isInstance(error)) throw error;
  return deny(rule, asSentence(error.message));
}

function deny(rule: string, reason: string): PathVerdict {
  return { decision: 'deny', rule, reason };
}

function asSentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
