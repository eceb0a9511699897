import type { ArgumentPattern } from './argument-pattern.ts';
import type { CommandPolicy, Policy, ProgramPolicy } from './policy.ts';

/** A policy that allows only what both allow: never looser than either. */
export function tightenPolicies(first: Policy, second: Policy): Policy {
  const command = tightenCommands(first.command, second.command);
  const trees = union(first.protectedPaths, second.protectedPaths);
  return { ...(command === undefined ? {} : { command }), protectedPaths: trees };
}

function tightenCommands(
  first: CommandPolicy | undefined,
  second: CommandPolicy | undefined,
): CommandPolicy | undefined {
  // A policy that says nothing allows nothing by itself, so that even a lone entry loses what it allows.
  if (first === undefined && second === undefined) return undefined;
  const one = first ?? {};
  const other = second ?? {};
  const programs = intersect(one.programs, other.programs);
  const isDenied = (key: 'unlisted' | 'network'): boolean =>
    one[key] === 'deny' || other[key] === 'deny';
  return {
    ...(programs === undefined ? {} : { programs }),
    unlisted: isDenied('unlisted') ? 'deny' : 'ask',
    network: isDenied('network') ? 'deny' : 'ask',
    protectedPaths: union(one.protectedPaths, other.protectedPaths),
    ...tightenShell(one, other),
    ...(one.preset === undefined && other.preset === undefined ? {} : { preset: 'server' }),
  };
}

// What both shells read alike is all that `sh` lets pass; every other value asks by itself.
function tightenShell(one: CommandPolicy, other: CommandPolicy): Pick<CommandPolicy, 'shell'> {
  const shells = [one.shell, other.shell];
  const strange = shells.find(isStrange);
  const shell = strange ?? (shells.includes('sh') ? 'sh' : (one.shell ?? other.shell));
  return shell === undefined ? {} : { shell };
}

const isStrange = (shell: string | undefined): boolean =>
  shell !== undefined && shell !== 'bash' && shell !== 'sh';

function intersect(
  first: CommandPolicy['programs'],
  second: CommandPolicy['programs'],
): CommandPolicy['programs'] {
  if (first === undefined || second === undefined)
    return (first ?? second)?.map((program) => ({ ...program, allow: [] }));
  return first.flatMap((program) => {
    const same = second.filter(({ name }) => name === program.name);
    return same.length === 0 ? [] : [{ ...program, allow: inBoth(program, same) }];
  });
}

function inBoth({ allow = [] }: ProgramPolicy, same: readonly ProgramPolicy[]): ArgumentPattern[] {
  const theirs = new Set(same.flatMap((program) => (program.allow ?? []).map(asKey)));
  return allow.filter((pattern) => theirs.has(asKey(pattern)));
}

const asKey = (pattern: ArgumentPattern): string => JSON.stringify(pattern);

function union(first: readonly string[] = [], second: readonly string[] = []): string[] {
  return [...new Set([...first, ...second])];
}
