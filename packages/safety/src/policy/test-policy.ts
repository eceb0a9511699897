import { posix } from 'node:path';
import { failed, ok, type Result, type Verdict } from '@selfware/contracts';
import type { PolicyInvalidError } from '../errors.ts';
import type { CommandVerdict } from '../program/command-verdict.ts';
import { judgeArgv } from '../program/judge-argv.ts';
import { judgeCommand } from '../program/judge-command.ts';
import type { ParsePolicyOptions } from './parse-policy.ts';
import type { PermissionMode } from './permission-mode.ts';
import { permissionModes } from './permission-mode.ts';
import { invalid, schemaFault } from './policy-fault.ts';
import type { CommandPolicy, PolicySource } from './policy.ts';
import { readPositionedDocument } from './positioned-document.ts';

/** What a policy must say of one command. */
export interface PolicyCase {
  /** A command line; absent where `argv` is there. */
  readonly command?: string;
  /** A program and its arguments; absent where `command` is there. */
  readonly argv?: readonly string[];
  readonly expect: Verdict['decision'];
  /** The rule that must decide; absent means any. */
  readonly rule?: string;
  /** Absent means `default`. */
  readonly mode?: PermissionMode;
  /** Relative to the workspace, or absolute; absent means the workspace. */
  readonly cwd?: string;
  readonly source: PolicySource;
}

/** What a policy said of a case. */
export interface PolicyCaseOutcome {
  readonly case: PolicyCase;
  readonly passed: boolean;
  readonly verdict: CommandVerdict;
}

const workspace = '/workspace/project';

/** Reads a file of cases, a list in JSON or YAML; the failure names file, line, column, what was expected and got. */
export async function parsePolicyCases(
  text: string,
  { file }: ParsePolicyOptions,
): Promise<Result<readonly PolicyCase[], PolicyInvalidError>> {
  const read = await readPositionedDocument(text);
  if ('fault' in read) {
    const { position, fault } = read.fault;
    return failed(invalid({ file, ...position, expected: 'JSON or YAML', got: fault }));
  }
  const { document } = read;
  const parsed = (await loadCasesSchema()).safeParse(document.value);
  if (!parsed.success) {
    const known = 'command, argv, expect, rule, mode and cwd';
    return failed(schemaFault(parsed.error.issues[0], { document, file, known }));
  }
  const cases = parsed.data.map((one, index) => ({
    ...one,
    source: { file, line: document.positionOf([index]).line },
  }));
  const wrong = cases.findIndex(
    ({ command, argv }) => (command === undefined) === (argv === undefined),
  );
  if (wrong === -1) return ok(cases);
  const expected = 'either `command` or `argv`';
  const got = cases[wrong]?.argv === undefined ? 'neither' : 'both';
  return failed(invalid({ file, ...document.positionOf([wrong]), expected, got }));
}

/** Judges a case offline, by its text alone. */
export function testPolicy(one: PolicyCase, policy: CommandPolicy): PolicyCaseOutcome {
  const { command, argv = [], mode = 'default', cwd = '.' } = one;
  const options = { policy, mode, workspace, cwd: posix.resolve(workspace, cwd) };
  const verdict = command === undefined ? judgeArgv(argv, options) : judgeCommand(command, options);
  const isRule = one.rule === undefined || one.rule === verdict.rule;
  return { case: one, passed: verdict.decision === one.expect && isRule, verdict };
}

async function loadCasesSchema() {
  const { array, enum: oneOf, exactOptional, strictObject, string } = await import('zod/mini');
  return array(
    strictObject({
      command: exactOptional(string()),
      argv: exactOptional(array(string())),
      expect: oneOf(['allow', 'ask', 'deny']),
      rule: exactOptional(string()),
      mode: exactOptional(oneOf(permissionModes)),
      cwd: exactOptional(string()),
    }),
  );
}
