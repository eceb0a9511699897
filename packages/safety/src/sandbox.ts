export { NoSandboxError, SandboxPolicyError } from './errors.ts';
export { createSandbox, type CreateSandboxOptions } from './sandbox/create-sandbox.ts';
export {
  openSandboxNetwork,
  type SandboxNetwork,
  type SandboxNetworkOptions,
} from './sandbox/network/open-sandbox-network.ts';
export type { ProbeGround } from './sandbox/probes/probe-ground.ts';
export type { SandboxLimits } from './sandbox/sandbox-limits.ts';
export type { SandboxLevel, SandboxNetworkPath, SandboxPolicy } from './sandbox/sandbox-policy.ts';
export type { ProbeResult, Sandbox } from './sandbox/sandbox.ts';
