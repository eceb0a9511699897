import { PathDeniedError, PathProtectedError } from '../errors.ts';
import { compilePathRules, type RuledPath } from './policy/compile-path-rules.ts';
import type { PathIntent, PathPolicy } from './policy/path-policy.ts';
import type { VolumeNaming } from './policy/compare-names.ts';
import { probeVolume, type ProbeOptions } from './policy/probe-volume.ts';

/** Throws `safety/path-protected` or `safety/path-denied` for what the policy of a root forbids. */
export type PathCheck = (path: RuledPath, intent: PathIntent) => void;

/** What a root enforces of a policy: what it denies. What asks is the judge's to decide. */
export async function createPathCheck(
  root: string,
  policy: PathPolicy,
  options: ProbeOptions = {},
): Promise<PathCheck> {
  const hasPatterns = policy.allow !== undefined || policy.deny !== undefined;
  // Built-in protected names are compared folded on every volume: only what the policy names needs to know it.
  const namesPaths = hasPatterns || (policy.protectedPaths ?? []).length > 0;
  const volume = namesPaths ? await probeVolume(root, options) : unfolded;
  const rules = compilePathRules(policy, volume);
  const refuseNames = hasAliases(volume, options.platform ?? process.platform)
    ? await createNameCheck()
    : undefined;
  return (path, intent) => {
    refuseNames?.(path);
    // Most reads: what is protected may be read, or asks, and links are the walk's to refuse.
    if (!hasPatterns && (intent === 'read' || intent === 'list')) return;
    const { decision, rule, reason } = rules.judge(path, intent);
    if (decision === 'deny') throw refusal(path.real.join('/'), rule, reason);
  };
}

// Windows reads `f:stream`, `f. ` and `LONGNA~1` as other entries, and so does Linux on a volume of Windows, which shows by its
// case. macOS folds case, and else takes names as they are.
function hasAliases(volume: VolumeNaming, platform: NodeJS.Platform): boolean {
  return platform === 'win32' || (platform === 'linux' && volume.caseInsensitive);
}

async function createNameCheck(): Promise<(path: RuledPath) => void> {
  const { nameRules } = await import('./policy/name-rules.ts');
  return ({ requested, real }) => {
    for (const name of new Set([...requested, ...real]))
      for (const { rule, find } of nameRules) {
        const fault = name === '.' || name === '..' ? undefined : find(name);
        if (fault?.decision === 'deny') throw refusal(real.join('/'), rule, fault.reason);
      }
  };
}

const unfolded = { caseInsensitive: false, normalises: false };

function refusal(shown: string, rule: string, reason: string): Error {
  return rule === 'protected-path'
    ? new PathProtectedError({
        message: `expected a path that may be written, got ${shown}. ${reason}`,
        hint: 'Change it by hand, if it has to change.',
      })
    : new PathDeniedError({
        message: `expected a path that the policy allows, got ${shown}. ${reason}`,
        hint: 'Name another path, or ask whoever wrote the policy.',
        details: { rule },
      });
}
