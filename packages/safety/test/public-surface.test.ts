import { readFile } from 'node:fs/promises';
import { SelfwareError } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import * as command from '../src/command.ts';
import * as filesystem from '../src/filesystem.ts';
import * as surface from '../src/index.ts';
import * as secrets from '../src/secrets.ts';

const errors = [
  surface.ExecutableChangedError,
  surface.FilesystemError,
  surface.FloorRuleError,
  surface.ForeignApprovalError,
  surface.ForgedApprovalError,
  surface.NoSandboxError,
  surface.NotAllowedError,
  surface.PathConflictError,
  surface.PathDeniedError,
  surface.PathInvalidError,
  surface.PathKindError,
  surface.PathNotFoundError,
  surface.PathOutsideError,
  surface.PathPolicyError,
  surface.PathProtectedError,
  surface.PolicyInvalidError,
  surface.RootUnusableError,
  surface.WrongApprovalError,
];

describe('the public surface', () => {
  it('is exactly this', () => {
    expect(Object.keys(surface).sort()).toEqual([
      'ExecutableChangedError',
      'FilesystemError',
      'FloorRuleError',
      'ForeignApprovalError',
      'ForgedApprovalError',
      'NoSandboxError',
      'NotAllowedError',
      'PathConflictError',
      'PathDeniedError',
      'PathInvalidError',
      'PathKindError',
      'PathNotFoundError',
      'PathOutsideError',
      'PathPolicyError',
      'PathProtectedError',
      'PolicyInvalidError',
      'RootUnusableError',
      'WrongApprovalError',
      'approvalChannel',
      'assertAllowed',
      'buildGit',
      'buildGitAdd',
      'checkGitPath',
      'confirmExecutables',
      'createAuditLog',
      'createJudge',
      'createRedactor',
      'isRefusedVariable',
      'judgeArgv',
      'judgeCommand',
      'loadPolicySchema',
      'openRoot',
      'parsePolicy',
      'parsePolicyCases',
      'permissionModes',
      'requireApproval',
      'showText',
      'testPolicy',
      'tightenPolicies',
      'trustedPath',
      'verdictChannel',
      'verifyAuditLog',
      'verifyRules',
      'vetGitFile',
    ]);
  });

  it('gives through its sub-paths what the root gives', () => {
    for (const part of [command, filesystem, secrets]) expect(surface).toMatchObject(part);
    expect(Object.keys({ ...command, ...filesystem, ...secrets }).sort()).toEqual([
      'assertAllowed',
      'createRedactor',
      'judgeArgv',
      'judgeCommand',
      'openRoot',
      'parsePolicyCases',
      'permissionModes',
      'showText',
      'testPolicy',
      'verifyRules',
    ]);
  });

  it('has only branded errors whose codes the README lists', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const exported = Object.entries(surface).filter(([name]) => name.endsWith('Error'));
    expect(exported.map(([, value]) => value)).toEqual(errors);
    for (const ErrorClass of errors) {
      const error = new ErrorClass({ message: 'expected x, got y', hint: 'do z' });
      expect(SelfwareError.isInstance(error)).toBe(true);
      expect(error.code).toMatch(/^safety\/[a-z-]+$/);
      expect(readme).toContain(`\`${error.code}\``);
      expect(error.toJSON()).toMatchObject({ code: error.code, hint: 'do z' });
    }
  });
});
