export type { Grant } from './approval/grant.ts';
export { requireApproval } from './approval/require-approval.ts';
export type { AuditEntry } from './audit/audit-entry.ts';
export {
  createAuditLog,
  type AuditLog,
  type CreateAuditLogOptions,
} from './audit/create-audit-log.ts';
export { verifyAuditLog, type AuditDamage } from './audit/verify-audit-log.ts';
export { confirmExecutables } from './program/executables/confirm-executables.ts';
export type { ContainerRefusal } from './container/container-refusal.ts';
export { findContainerEngine } from './container/find-container-engine.ts';
export { trustedPath } from './program/executables/find-executables.ts';
export type { YoloOptions } from './yolo/yolo-options.ts';
export type { ApprovalAnswer, Denial, Ruling } from './approval/ruling.ts';
export {
  judgeArgv,
  judgeCommand,
  permissionModes,
  verifyRules,
  type ArgumentPattern,
  type CommandFacts,
  type CommandPolicy,
  type CommandVerdict,
  type ComposeStart,
  type Effects,
  type Finding,
  type JudgeCommandOptions,
  type PermissionMode,
  type PolicySource,
  type ProgramPolicy,
} from './command.ts';
export { assertAllowed, type AllowedVerdict } from './explain/assert-allowed.ts';
export { showText, type ShownText, type TextWarning } from './explain/show-text.ts';
export { isRefusedVariable } from './environment/is-refused-variable.ts';
export {
  ArchiveRefusedError,
  ExecutableChangedError,
  FetchLimitError,
  FetchTimeoutError,
  FilesystemError,
  FloorRuleError,
  ForeignApprovalError,
  ForgedApprovalError,
  NetworkPolicyError,
  NoSandboxError,
  NotAllowedError,
  PathConflictError,
  PathDeniedError,
  PathInvalidError,
  PathKindError,
  PathNotFoundError,
  PathOutsideError,
  PathPolicyError,
  RedactionRuleError,
  PathProtectedError,
  PolicyInvalidError,
  RedirectRefusedError,
  RootUnusableError,
  SecretDisposedError,
  SecretLentError,
  SecretSourceError,
  SsrfError,
  WrongApprovalError,
  type SafetyErrorOptions,
  type SsrfRefusal,
} from './errors.ts';
export { approvalChannel, verdictChannel } from './events.ts';
export {
  checkPermissions,
  exportFile,
  extractArchive,
  judgePath,
  openRoot,
  type ArchiveFormat,
  type ArchiveLimits,
  type ArchiveSource,
  type AtomicWrite,
  type CheckPermissionsOptions,
  type CopyOptions,
  type CreateFileOptions,
  type DirectoryEntry,
  type ExportFileOptions,
  type ExportReport,
  type ExtractedFile,
  type ExtractOptions,
  type ExtractReport,
  type FileContent,
  type OpenFileOptions,
  type OpenRootAnchoring,
  type OpenRootPolicy,
  type PathIntent,
  type PathPolicy,
  type PathVerdict,
  type PermissionFinding,
  type PermissionReport,
  type ReadFileOptions,
  type RemoveTreeOptions,
  type Root,
  type RootFile,
  type RootGuarantee,
  type RunProgram,
} from './filesystem.ts';
export { buildGitAdd } from './git/build-git-add.ts';
export {
  buildGit,
  type GitIdentity,
  type GitInvocation,
  type GitOptions,
} from './git/build-git.ts';
export { checkGitPath, type GitPathRefusal } from './git/check-git-path.ts';
export { vetGitFile, type GitFile } from './git/vet-git-file.ts';
export { createJudge, type CreateJudgeOptions, type Judge } from './judge.ts';
export {
  parsePolicyCases,
  testPolicy,
  type PolicyCase,
  type PolicyCaseOutcome,
} from './policy/test-policy.ts';
export { parsePolicy, type ParsePolicyOptions } from './policy/parse-policy.ts';
export { loadPolicySchema, type PolicySchema } from './policy/policy-schema.ts';
export type { Policy } from './policy/policy.ts';
export { tightenPolicies } from './policy/tighten-policies.ts';
export {
  SecretBuffer,
  createKnownValues,
  createRedactor,
  redactionRules,
  wipeEnvironmentVariable,
  type CreateRedactorOptions,
  type KnownValues,
  type ReadSecretOptions,
  type Redactor,
  type SecretFinding,
} from './secrets.ts';
// Guarded clients are in `@selfware/safety/network` alone: they load undici.
export type { AddressClass } from './network/address/address-class.ts';
export { classifyAddress } from './network/address/classify-address.ts';
export { discoverNat64, type DiscoverNat64Options } from './network/address/discover-nat64.ts';
export { addressTableDate } from './network/address/special-addresses.data.ts';
export type { ResolveHost } from './network/connect/resolve-host.ts';
export type { NetworkPolicy, NetworkRule } from './network/network-policy.ts';
export { assertNetworkPolicy } from './network/policy/assert-network-policy.ts';
export { judgeUrl } from './network/url/judge-url.ts';
export type { NetworkVerdict, UrlVerdict } from './network/verdict.ts';
