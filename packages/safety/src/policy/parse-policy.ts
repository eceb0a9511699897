import { failed, ok, type Result } from '@selfware/contracts';
import type { PolicyInvalidError } from '../errors.ts';
import { invalid, schemaFault, type SchemaIssue } from './policy-fault.ts';
import { loadCommandPolicySchema } from './policy-schema.ts';
import type { CommandPolicy, Policy, PolicySource, ProgramPolicy } from './policy.ts';
import {
  readPositionedDocument,
  type DocumentPath,
  type PositionedDocument,
} from './positioned-document.ts';

/** Where a policy text comes from. */
export interface ParsePolicyOptions {
  /** Named in errors and in verdicts that the policy decides. */
  readonly file: string;
}

/**
 * Reads a policy file: a `CommandPolicy` in JSON or YAML. Every entry remembers its line, the protected paths hold for
 * file tools too, and the examples of each program are judged. The failure names file, line, column, what was expected and got.
 */
export async function parsePolicy(
  text: string,
  { file }: ParsePolicyOptions,
): Promise<Result<Policy, PolicyInvalidError>> {
  const read = await readPositionedDocument(text);
  if ('fault' in read) {
    const { position, fault } = read.fault;
    return failed(invalid({ file, ...position, expected: 'JSON or YAML', got: fault }));
  }
  const { document } = read;
  const parsed = (await loadCommandPolicySchema()).safeParse(document.value);
  if (!parsed.success) return failed(faultOf(parsed.error.issues[0], document, file));
  const command = withSources(parsed.data, document, file);
  const wrong = await wrongExample(command, document, file);
  if (wrong !== undefined) return failed(wrong);
  const { protectedPaths } = command;
  return ok({ command, ...(protectedPaths === undefined ? {} : { protectedPaths }) });
}

const policyKeys = 'programs, unlisted, protectedPaths, network, shell and preset';
const programKeys = 'name, allow, match and notMatch';

function faultOf(
  issue: SchemaIssue | undefined,
  document: PositionedDocument,
  file: string,
): PolicyInvalidError {
  const known = issue?.path.length === 0 ? policyKeys : programKeys;
  return schemaFault(issue, { document, file, known });
}

function withSources(
  { programs, ...policy }: CommandPolicy,
  document: PositionedDocument,
  file: string,
): CommandPolicy {
  const at = (...path: DocumentPath): PolicySource => ({
    file,
    line: document.positionOf(path).line,
  });
  const keys = (['unlisted', 'network', 'preset'] as const).filter((key) => policy[key]);
  const sources = Object.fromEntries(keys.map((key) => [key, at(key)]));
  if (programs === undefined) return { ...policy, sources };
  const placed = programs.map((program, index) => ({ ...program, source: at('programs', index) }));
  return { ...policy, programs: placed, sources: { ...sources, programs: at('programs') } };
}

async function wrongExample(
  policy: CommandPolicy,
  document: PositionedDocument,
  file: string,
): Promise<PolicyInvalidError | undefined> {
  for (const [index, program] of (policy.programs ?? []).entries())
    for (const key of ['match', 'notMatch'] as const) {
      const wrong = await findWrong(program, key, policy);
      if (wrong === undefined) continue;
      const position = document.positionOf(['programs', index, key, wrong.index]);
      const { expected, got } = wrong;
      const hint = 'Change what `allow` says, or the example.';
      return invalid({ file, ...position, expected, got, hint });
    }
  return undefined;
}

interface WrongExample {
  readonly index: number;
  readonly expected: string;
  readonly got: string;
}

async function findWrong(
  program: ProgramPolicy,
  key: 'match' | 'notMatch',
  policy: CommandPolicy,
): Promise<WrongExample | undefined> {
  // Who only reads a policy without examples never loads the grammar of the shell.
  const { judgeCommand } = await import('../program/judge-command.ts');
  for (const [index, text] of (program[key] ?? []).entries()) {
    const { decision, rule } = judgeCommand(text, { policy });
    if ((decision === 'allow') === (key === 'match')) continue;
    const expected = `${JSON.stringify(text.slice(0, 80))} ${key === 'match' ? 'to be allowed' : 'not to be allowed'}`;
    return { index, expected, got: `${decision} by ${rule}` };
  }
  return undefined;
}
