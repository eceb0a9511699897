import { SandboxPolicyError } from '../errors.ts';
import type { CreateSandboxOptions } from './create-sandbox.ts';
import type { SandboxLimits } from './sandbox-limits.ts';
import type { SandboxLevel, SandboxPolicy } from './sandbox-policy.ts';

const optionNames = {
  ...{ run: true, workspace: true, policy: true, selfTest: true, environment: true, home: true },
  ...{ machine: true, bubblewrap: true, ground: true },
} satisfies Record<keyof CreateSandboxOptions, true>;

const policyNames = {
  ...{ levels: true, network: true, unixSockets: true, writable: true, protectedPaths: true },
  ...{ unprotected: true, hidden: true, shown: true, limits: true, temporary: true },
} satisfies Record<keyof SandboxPolicy, true>;

const limitNames = {
  ...{ tmpBytes: true, processes: true, processMemoryBytes: true },
} satisfies Record<keyof SandboxLimits, true>;

const levelNames = {
  ...{ bubblewrap: true, namespaces: true, none: true },
} satisfies Record<SandboxLevel, true>;

const listNames = ['writable', 'protectedPaths', 'unprotected', 'hidden', 'shown'] as const;

/** Throws `safety/sandbox-policy` for options that nobody reads and values that mean nothing: a misspelt one would be no protection. */
export function assertSandboxOptions(options: CreateSandboxOptions): void {
  const { policy = {} } = options;
  assertKnown('option', Object.keys(options), Object.keys(optionNames));
  assertKnown('name in the policy', Object.keys(policy), Object.keys(policyNames));
  assertKnown('limit', Object.keys(policy.limits ?? {}), Object.keys(limitNames));
  for (const [name, limit] of Object.entries(policy.limits ?? {})) assertLimit(name, limit);
  for (const name of listNames) assertList(name, policy[name]);
  assertList('levels', policy.levels);
  assertKnown('level', policy.levels ?? [], Object.keys(levelNames));
  assertKnown('kind of Unix sockets', [policy.unixSockets ?? 'pairs'], ['pairs', 'any']);
  assertKnown('kind of temporary directory', [policy.temporary ?? 'each'], ['each', 'lasting']);
  if (typeof policy.network !== 'object')
    assertKnown('network', [policy.network ?? 'none'], ['none']);
  assertKnown('self-test', [options.selfTest ?? 'skip'], ['skip']);
}

function assertKnown(what: string, given: readonly string[], known: readonly string[]): void {
  const odd = given.find((name) => !known.includes(name));
  if (odd !== undefined)
    throw refusal(
      `expected a known ${what}, got ${JSON.stringify(odd)}`,
      `Known here: ${known.join(', ')}.`,
    );
}

function assertList(name: string, list: unknown): void {
  if (list === undefined) return;
  if (!Array.isArray(list) || list.some((one) => typeof one !== 'string'))
    throw refusal(`expected a list of texts as ${name}`, `Write [] for an empty ${name}.`);
}

function assertLimit(name: string, limit: unknown): void {
  if (limit !== undefined && (!Number.isSafeInteger(limit) || Number(limit) < 1))
    throw refusal(
      `expected a whole number above 0 as ${name}, got ${JSON.stringify(limit)}`,
      `Leave ${name} out for its default.`,
    );
}

function refusal(message: string, hint: string): SandboxPolicyError {
  return new SandboxPolicyError({ message, hint });
}
