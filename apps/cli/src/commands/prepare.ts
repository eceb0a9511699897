import { discoverServers } from '@selfware/llm-client';
import { assertOwnConfig } from '../config/check-config-permissions.ts';
import { findDirectories } from '../config/directories.ts';
import { loadSettings } from '../config/load-settings.ts';
import type { Settings } from '../config/settings.ts';
import { ConfigError } from '../errors.ts';
import { findWorkspace, type CommandContext } from './command.ts';

/** Settings that name a model. */
export type ModelSettings = Settings & { readonly endpoint: string; readonly model: string };

/** What every command that talks to a model begins with. */
export interface Prepared {
  readonly settings: ModelSettings;
  readonly workspace: string;
  readonly stateDirectory: string;
}

/** Finds the workspace and the settings; throws `cli/config`, naming local servers, when it is not said where the model is. */
export async function prepare(context: CommandContext): Promise<Prepared> {
  const { host, flags } = context;
  const workspace = await findWorkspace(context);
  const { environment, apiKey, cwd } = host;
  const { settings } = await loadSettings({ environment, apiKey, workspace, flags, cwd });
  await assertOwnConfig({ host, flags, settings });
  const { endpoint, model } = settings;
  if (endpoint === undefined || model === undefined) throw await missingModel(endpoint, model);
  const stateDirectory = findDirectories(environment).state;
  return { settings: { ...settings, endpoint, model }, workspace, stateDirectory };
}

async function missingModel(
  endpoint: string | undefined,
  model: string | undefined,
): Promise<ConfigError> {
  const [what, flag, variable] =
    endpoint === undefined
      ? (['an endpoint', '--endpoint URL', 'SELFWARE_ENDPOINT'] as const)
      : (['a model', '--model NAME', 'SELFWARE_MODEL'] as const);
  const found = await foundServers();
  return new ConfigError({
    message: `expected ${what}${endpoint === undefined && model === undefined ? ' and a model' : ''}, got none`,
    hint: [`say it with ${flag}, ${variable} or the configuration file`, ...found].join('\n  '),
  });
}

async function foundServers(): Promise<string[]> {
  const servers = await discoverServers({ timeoutMs: 500 });
  return servers.map(
    ({ name, endpoint, models }) =>
      `${name} answers here: --endpoint ${endpoint} --model ${models[0]?.id ?? 'NAME'}`,
  );
}
