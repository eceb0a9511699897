import { nameRules } from '../src/filesystem/policy/name-rules.ts';
import { compilePathRules } from '../src/filesystem/policy/compile-path-rules.ts';
import { PathPolicyError } from '../src/errors.ts';

/** Any list of patterns compiles or is refused by its own error, and whatever a name is, what is denied stays denied in capitals. */
export function fuzz(data: Buffer): void {
  const [path = '', ...patterns] = data.toString('utf8').split('\n');
  const names = path.split('/').filter((name) => name !== '' && name !== '.' && name !== '..');
  for (const name of names) for (const { find } of nameRules) find(name);
  const naming = { caseInsensitive: false, normalises: false };
  try {
    const rules = compilePathRules({ deny: patterns }, naming);
    if (patterns.some((pattern) => pattern.startsWith('!'))) return;
    const upper = names.map((name) => name.replaceAll(/[a-z]/gu, (one) => one.toUpperCase()));
    const { decision } = rules.judge({ requested: names, real: names }, 'write');
    const turned = rules.judge({ requested: upper, real: upper }, 'write');
    if (decision === 'deny' && turned.decision !== 'deny')
      throw new Error(`expected ${JSON.stringify(upper)} to be denied, too`);
  } catch (error) {
    if (!(error instanceof PathPolicyError)) throw error;
  }
}
