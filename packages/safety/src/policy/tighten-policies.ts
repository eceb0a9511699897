import type { CommandPolicy, Policy } from './policy.ts';

/** A policy that allows only what both allow: never looser than either. */
export function tightenPolicies(first: Policy, second: Policy): Policy {
  const command = tightenCommands(first.command, second.command);
  const trees = [...new Set([...(first.protectedPaths ?? []), ...(second.protectedPaths ?? [])])];
  return { ...(command === undefined ? {} : { command }), protectedPaths: trees };
}

function tightenCommands(
  first: CommandPolicy | undefined,
  second: CommandPolicy | undefined,
): CommandPolicy | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  const programs = intersect(first.programs, second.programs);
  const unlisted = first.unlisted === 'deny' || second.unlisted === 'deny' ? 'deny' : 'ask';
  return { ...(programs === undefined ? {} : { programs }), unlisted };
}

function intersect(
  first: CommandPolicy['programs'],
  second: CommandPolicy['programs'],
): CommandPolicy['programs'] {
  if (first === undefined || second === undefined) return first ?? second;
  const names = new Set(second.map((program) => program.name));
  return first.filter((program) => names.has(program.name));
}
