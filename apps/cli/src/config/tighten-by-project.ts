import type { PermissionMode } from '@selfware/safety';
import { ConfigError } from '../errors.ts';
import type { ProjectRule } from './setting-description.ts';
import { settingTable } from './setting-table.data.ts';
import type { PartialSettings, SettingName, Settings } from './settings.ts';

/**
 * What a project's file makes of the settings of its user: never looser, whatever it says.
 * Limits become the smaller one, lists and instructions grow, a mode may only become stricter;
 * throws `cli/config` for a looser mode and for every setting that is not the project's to decide.
 */
export function tightenByProject(
  settings: Settings,
  project: PartialSettings,
  source: string,
): PartialSettings {
  const tightened: Record<string, unknown> = {};
  for (const { name, project: rule } of settingTable) {
    if (project[name] === undefined) continue;
    if (rule === 'never') throw notForProjects(name, source);
    const value = combine[rule](settings[name], project[name], source);
    if (value !== settings[name]) tightened[name] = value;
  }
  // Every value is one of the two that were checked, or a list or text made of both.
  return tightened;
}

type Combine = (
  mine: Settings[SettingName],
  theirs: Settings[SettingName],
  source: string,
) => unknown;

const combine: Readonly<Record<Exclude<ProjectRule, 'never'>, Combine>> = {
  smaller: (mine, theirs) => (typeof mine === 'number' && mine <= Number(theirs) ? mine : theirs),
  adds: (mine, theirs) => {
    if (isList(mine) && isList(theirs)) return [...new Set([...mine, ...theirs])];
    return mine === undefined ? theirs : `${shown(mine)}\n\n${shown(theirs)}`;
  },
  stricter: (mine, theirs, source) => {
    if (mine === theirs || stricterThan[mine as PermissionMode].includes(theirs as PermissionMode))
      return theirs;
    throw new ConfigError({
      message: `expected a mode stricter than \`${shown(mine)}\` in ${source}, got \`${shown(theirs)}\``,
      hint: `a project cannot loosen safety; say \`--mode ${shown(theirs)}\` yourself if you want it`,
    });
  },
};

const shown = (value: Settings[SettingName]): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

const isList = (value: Settings[SettingName]): value is readonly string[] => Array.isArray(value);

// `plan` and `dont-ask` are not comparable: each lets something pass that the other stops.
const stricterThan: Readonly<Record<PermissionMode, readonly PermissionMode[]>> = {
  yolo: ['auto', 'accept-edits', 'default', 'plan', 'dont-ask'],
  auto: ['accept-edits', 'default', 'plan', 'dont-ask'],
  'accept-edits': ['default', 'plan', 'dont-ask'],
  default: ['plan', 'dont-ask'],
  plan: [],
  'dont-ask': [],
};

function notForProjects(name: string, source: string): ConfigError {
  return new ConfigError({
    message: `expected ${source} only to tighten safety, got \`${name}\``,
    hint: 'a project cannot decide this; put it into your own configuration file or say it with a flag',
  });
}
