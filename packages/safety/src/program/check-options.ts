import { permissionModes } from '../policy/permission-mode.ts';
import type { JudgeCommandOptions } from './judge-command-options.ts';

/** True when options are what their types say, wherever something else would loosen a verdict; JavaScript may give anything. */
export function areOptionsValid(options: JudgeCommandOptions): boolean {
  if (!isRecord(options)) return false;
  const { mode, cwd, workspace, home, protectedPaths, policy, facts, grants } = options;
  return (
    isOneOf(permissionModes, mode) &&
    [cwd, workspace, home].every(isTextOrAbsent) &&
    isListOfTexts(protectedPaths) &&
    (facts === undefined || isRecord(facts)) &&
    (grants === undefined || (Array.isArray(grants) && grants.every(isRecord))) &&
    (policy === undefined || isPolicyValid(policy))
  );
}

function isPolicyValid(policy: unknown): boolean {
  if (!isRecord(policy)) return false;
  const { programs, unlisted, network, preset, protectedPaths, shell } = policy;
  return (
    (programs === undefined || (Array.isArray(programs) && programs.every(isProgramValid))) &&
    isOneOf(['ask', 'deny'], unlisted) &&
    isOneOf(['ask', 'deny'], network) &&
    isOneOf(['server'], preset) &&
    isListOfTexts(protectedPaths) &&
    isTextOrAbsent(shell)
  );
}

function isProgramValid(program: unknown): boolean {
  if (!isRecord(program)) return false;
  const { name, allow } = program;
  if (typeof name !== 'string') return false;
  return allow === undefined || (Array.isArray(allow) && allow.every(isListOfTexts));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOneOf(known: readonly string[], value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && known.includes(value));
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isListOfTexts(value: unknown): boolean {
  return (
    value === undefined ||
    (Array.isArray(value) && value.every((one: unknown) => typeof one === 'string'))
  );
}
