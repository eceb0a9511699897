import { settingsBesideReading } from './git-settings.data.ts';
import type { Setting } from './parse-configuration.ts';
import { isListedSetting, settingKind } from './setting-kind.ts';

/** True when a setting of a repository makes git run a program, or look elsewhere, though it only reads and has the environment for that, which does not reach a submodule. */
export function readingExecutes({ key, value }: Setting, isSubmodule: boolean): boolean {
  if (isSubmodule && key.section === 'core' && /^(?:fsmonitor|hookspath)$/u.test(key.name))
    return settingKind(key, value) === 'executing';
  // A format runs the program that checks signatures only where it asks for them.
  if (key.section === 'pretty' || (key.section === 'format' && key.name === 'pretty'))
    return /%[-+ ]?G|%\(signature/u.test(value);
  if (settingKind(key, value) !== 'executing') return false;
  return !isListedSetting(key, settingsBesideReading);
}
