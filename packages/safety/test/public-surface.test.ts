import { readFile } from 'node:fs/promises';
import { SelfwareError } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import * as command from '../src/command.ts';
import * as container from '../src/container.ts';
import * as filesystem from '../src/filesystem.ts';
import * as network from '../src/network.ts';
import * as surface from '../src/index.ts';
import * as sandbox from '../src/sandbox.ts';
import * as secrets from '../src/secrets.ts';

const errors = [
  surface.ArchiveRefusedError,
  surface.ExecutableChangedError,
  surface.FetchLimitError,
  surface.FetchTimeoutError,
  surface.FilesystemError,
  surface.FloorRuleError,
  surface.ForeignApprovalError,
  surface.ForgedApprovalError,
  surface.NetworkPolicyError,
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
  surface.RedactionRuleError,
  surface.RedirectRefusedError,
  surface.RootUnusableError,
  surface.SecretDisposedError,
  surface.SecretLentError,
  surface.SecretSourceError,
  surface.WrongApprovalError,
];

const names = [
  'ArchiveRefusedError',
  'ExecutableChangedError',
  'FetchLimitError',
  'FetchTimeoutError',
  'FilesystemError',
  'FloorRuleError',
  'ForeignApprovalError',
  'ForgedApprovalError',
  'NetworkPolicyError',
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
  'RedactionRuleError',
  'RedirectRefusedError',
  'RootUnusableError',
  'SecretBuffer',
  'SecretDisposedError',
  'SecretLentError',
  'SecretSourceError',
  'SsrfError',
  'WrongApprovalError',
  'addressTableDate',
  'approvalChannel',
  'assertAllowed',
  'assertNetworkPolicy',
  'buildGit',
  'buildGitAdd',
  'checkGitPath',
  'checkPermissions',
  'classifyAddress',
  'confirmExecutables',
  'createAuditLog',
  'createJudge',
  'createKnownValues',
  'createRedactor',
  'discoverNat64',
  'exportFile',
  'extractArchive',
  'findContainerEngine',
  'isRefusedVariable',
  'judgeArgv',
  'judgeCommand',
  'judgePath',
  'judgeUrl',
  'loadPolicySchema',
  'openRoot',
  'parsePolicy',
  'parsePolicyCases',
  'permissionModes',
  'redactionRules',
  'requireApproval',
  'showText',
  'testPolicy',
  'tightenPolicies',
  'trustedPath',
  'verdictChannel',
  'verifyAuditLog',
  'verifyRules',
  'vetGitFile',
  'wipeEnvironmentVariable',
];

describe('the public surface', () => {
  it('is exactly this', () => {
    expect(Object.keys(surface).sort()).toEqual(names);
  });

  it('gives in the network sub-path what the root gives of it, and the clients beside', () => {
    const clients = Object.keys(network).filter((name) => !(name in surface));
    expect(clients.sort()).toEqual([
      'createGuardedAgents',
      'createGuardedDispatcher',
      'createGuardedFetch',
      'explainUrl',
      'guardedConnect',
      'startGuardedProxy',
    ]);
    expect(
      Object.keys(network)
        .filter((name) => name in surface)
        .sort(),
    ).toEqual([
      'FetchLimitError',
      'FetchTimeoutError',
      'NetworkPolicyError',
      'RedirectRefusedError',
      'SsrfError',
      'addressTableDate',
      'assertNetworkPolicy',
      'classifyAddress',
      'discoverNat64',
      'judgeUrl',
    ]);
  });

  it('gives the sandbox in a sub-path of its own', () => {
    expect(Object.keys(sandbox).sort()).toEqual([
      'NoSandboxError',
      'SandboxPolicyError',
      'createSandbox',
      'openSandboxNetwork',
    ]);
  });

  it('gives containers in a sub-path of their own', () => {
    expect(Object.keys(container).sort()).toEqual([
      'buildContainerRun',
      'findContainerEngine',
      'isImageReference',
      'judgeCompose',
      'judgeContainerCommand',
      'parseContainerCommand',
      'resolveMounts',
    ]);
  });

  it('gives through its sub-paths what the root gives', () => {
    for (const part of [command, filesystem, secrets]) expect(surface).toMatchObject(part);
    expect(Object.keys({ ...command, ...filesystem, ...secrets }).sort()).toEqual([
      'SecretBuffer',
      'assertAllowed',
      'checkPermissions',
      'createKnownValues',
      'createRedactor',
      'exportFile',
      'extractArchive',
      'judgeArgv',
      'judgeCommand',
      'judgePath',
      'openRoot',
      'parsePolicyCases',
      'permissionModes',
      'redactionRules',
      'showText',
      'testPolicy',
      'verifyRules',
      'wipeEnvironmentVariable',
    ]);
  });

  it('has only branded errors whose codes the README lists', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const exported = Object.entries(surface).filter(([name]) => name.endsWith('Error'));
    const refusal = new surface.SsrfError({ hop: 0, host: 'a', rule: 'b', reason: 'c' });
    const made = errors.map((Made) => new Made({ message: 'expected x, got y', hint: 'do z' }));
    expect(exported.map(([name]) => name).sort()).toEqual(
      [...made, refusal].map(({ name }) => name).sort(),
    );
    for (const error of [...made, refusal]) {
      expect(SelfwareError.isInstance(error)).toBe(true);
      expect(error.code).toMatch(/^safety\/[a-z-]+$/);
      expect(readme).toContain(`\`${error.code}\``);
      expect(error.toJSON()).toMatchObject({ code: error.code, hint: error.hint });
    }
  });
});
