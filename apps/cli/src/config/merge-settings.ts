import { defaultSettings } from './default-settings.data.ts';
import { settingTable } from './setting-table.data.ts';
import type { Origins, PartialSettings, SettingName, Settings } from './settings.ts';
import { tightenByProject } from './tighten-by-project.ts';

/** One source of settings; `originOf` says where a value stands, for people. */
export interface Layer {
  readonly settings: PartialSettings;
  readonly originOf: (name: SettingName) => string;
}

/** The five layers, lowest first; an absent one says nothing. */
export interface Layers {
  readonly user?: Layer;
  readonly project?: Layer & { readonly source: string };
  readonly environment?: Layer;
  readonly flags?: Layer;
}

/** The settings in force, and where each came from; both frozen through and through. */
export interface MergedSettings {
  readonly settings: Settings;
  readonly origins: Origins;
}

/** Merges defaults < user file < project file < environment < flags; the project file only ever tightens. */
export function mergeSettings({ user, project, environment, flags }: Layers): MergedSettings {
  let merged = overlay(beginning(), user);
  if (project !== undefined) {
    const settings = tightenByProject(merged.settings, project.settings, project.source);
    merged = overlay(merged, { settings, originOf: project.originOf });
  }
  merged = overlay(overlay(merged, environment), flags);
  for (const value of Object.values(merged.settings)) Object.freeze(value);
  return Object.freeze({
    settings: Object.freeze(merged.settings),
    origins: Object.freeze(merged.origins),
  });
}

function beginning(): MergedSettings {
  // The table names every setting, so the record is complete.
  const origins = Object.fromEntries(
    settingTable.map(({ name }) => [name, name in defaultSettings ? 'default' : 'not set']),
  ) as Origins;
  const { protectedPaths, passEnvironment } = defaultSettings;
  const lists = { protectedPaths: [...protectedPaths], passEnvironment: [...passEnvironment] };
  return { settings: { ...defaultSettings, ...lists }, origins };
}

function overlay(below: MergedSettings, layer: Layer | undefined): MergedSettings {
  if (layer === undefined) return below;
  const names = settingTable
    .map(({ name }) => name)
    .filter((name) => layer.settings[name] !== undefined);
  const origins = Object.fromEntries(names.map((name) => [name, layer.originOf(name)]));
  return {
    settings: { ...below.settings, ...layer.settings },
    origins: { ...below.origins, ...origins },
  };
}
