import { dirname, join, resolve } from 'node:path';
import type { JsonValue, SecretBytes } from '@selfware/contracts';
import { ConfigError } from '../errors.ts';
import { checkLayer } from './check-layer.ts';
import type { Environment } from './directories.ts';
import { findUserConfigFile } from './find-user-config-file.ts';
import { mergeSettings, type Layer, type MergedSettings } from './merge-settings.ts';
import { readConfigFile } from './read-config-file.ts';
import { readKeyFile } from './read-key-file.ts';
import { settingTable } from './setting-table.data.ts';
import type { PartialSettings } from './settings.ts';

/** What the settings are gathered from. */
export interface SettingSources {
  readonly environment: Environment;
  /** The key that was in the environment before it was taken out; absent when there was none. */
  readonly apiKey?: SecretBytes | undefined;
  /** Absolute: the project file is `.selfware/config.json` in it. */
  readonly workspace: string;
  /** The flags of the command line. */
  readonly flags: Readonly<Record<string, string | true>>;
  /** What `--config` and other relative paths are relative to. */
  readonly cwd: string;
}

/** Reads, checks and merges every source; throws `cli/config`. */
export async function loadSettings(sources: SettingSources): Promise<MergedSettings> {
  const [user, project] = await Promise.all([userLayer(sources), projectLayer(sources.workspace)]);
  const environment = environmentLayer(sources);
  const merged = mergeSettings({
    ...(user && { user }),
    ...(project && { project }),
    environment,
    flags: flagLayer(sources.flags),
  });
  const { contextTokens, reservedOutputTokens } = merged.settings;
  if (reservedOutputTokens < contextTokens) return readKeyFile(merged);
  throw new ConfigError({
    message: `expected reservedOutputTokens below contextTokens, got ${String(reservedOutputTokens)} of ${String(contextTokens)}`,
  });
}

async function userLayer({ environment, flags, cwd }: SettingSources): Promise<Layer | undefined> {
  const path = findUserConfigFile({ environment, flags, cwd });
  const settings = await readConfigFile(path);
  if (settings === undefined && flags['config'] !== undefined)
    throw new ConfigError({ message: `expected a configuration file at ${path}, got none` });
  return (
    settings && {
      settings: withAbsolutePaths(settings, { path, environment }),
      originOf: () => path,
    }
  );
}

function withAbsolutePaths(
  settings: PartialSettings,
  { path, environment }: { readonly path: string; readonly environment: Environment },
): PartialSettings {
  const { policyFile, apiKeyFile } = settings;
  const absolute = (file: string): string =>
    resolve(dirname(path), expandHome(file, { path, environment }));
  return {
    ...settings,
    ...(policyFile !== undefined && { policyFile: absolute(policyFile) }),
    ...(apiKeyFile !== undefined && { apiKeyFile: absolute(apiKeyFile) }),
  };
}

// No shell reads the file: without this, `~` would be a directory beside it.
function expandHome(
  file: string,
  { path, environment }: { readonly path: string; readonly environment: Environment },
): string {
  if (file !== '~' && !file.startsWith('~/')) return file;
  const home = environment['HOME'] || environment['USERPROFILE'];
  if (home) return join(home, file.slice(1));
  throw new ConfigError({
    message: `expected HOME in the environment for \`~\` in ${path}, got none`,
    hint: 'set HOME, or write the whole path',
  });
}

async function projectLayer(workspace: string): Promise<(Layer & { source: string }) | undefined> {
  const source = resolve(workspace, '.selfware', 'config.json');
  const settings = await readConfigFile(source);
  return settings && { settings, source, originOf: () => `tightened by ${source}` };
}

function environmentLayer({ environment, apiKey }: SettingSources): Layer {
  const stated = settingTable.filter(({ variable }) => variable && environment[variable]);
  const variableOf = new Map(stated.map(({ name, variable = '' }) => [name, variable]));
  const checked: PartialSettings[] = stated.map(({ name, variable = '' }) =>
    checkLayer({ [name]: environment[variable] ?? '' }, `the variable ${variable}`),
  );
  return {
    settings: combine(apiKey === undefined ? checked : [...checked, { apiKey }]),
    originOf: (name) => (name === 'apiKey' ? 'SELFWARE_API_KEY' : (variableOf.get(name) ?? '')),
  };
}

function flagLayer(flags: SettingSources['flags']): Layer {
  const flagOf = new Map(settingTable.map(({ name, flag }) => [name, `--${flag ?? ''}`]));
  const checked = settingTable.flatMap(({ name, flag = '' }) => {
    const value = flags[flag];
    return typeof value === 'string'
      ? [checkLayer({ [name]: asJson(value, name) }, `--${flag}`)]
      : [];
  });
  return { settings: combine(checked), originOf: (name) => flagOf.get(name) ?? '' };
}

const combine = (parts: readonly PartialSettings[]): PartialSettings =>
  parts.reduce((all, part) => ({ ...all, ...part }), {});

// Flags are text; the numeric settings are recognised by their own schema's refusal of text.
function asJson(value: string, name: string): JsonValue {
  const numeric = name === 'maxTurns' || name === 'timeoutSeconds';
  return numeric && /^\d{1,15}$/u.test(value) ? Number(value) : value;
}
