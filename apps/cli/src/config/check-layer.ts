import type { JsonValue } from '@selfware/contracts';
import type * as z from 'zod/mini';
import { nearestName } from '../command-line/nearest-name.ts';
import { ConfigError } from '../errors.ts';
import { networkFields } from './network-setting.ts';
import { settingSchemas } from './setting-schemas.ts';
import type { SettingDescription } from './setting-description.ts';
import { settingTable } from './setting-table.data.ts';
import type { PartialSettings } from './settings.ts';

/** Checks the settings that one source gives; throws `cli/config` naming the source, the setting and what fits. */
export function checkLayer(value: JsonValue, source: string): PartialSettings {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigError({ message: `expected a JSON object in ${source}, got something else` });
  for (const [name, entry] of Object.entries(value)) checkSetting(name, entry, source);
  // Each entry was checked against the schema of its own name.
  return Object.freeze(Object.fromEntries(Object.entries(value)));
}

function checkSetting(name: string, value: JsonValue, source: string): void {
  const setting = settingTable.find((known) => known.name === name);
  if (setting === undefined) throw unknownSetting(name, source);
  const checked = settingSchemas[setting.name].safeParse(value);
  if (checked.success) return;
  throw new ConfigError({
    message: `expected ${setting.takes} for \`${name}\` (${source}), got ${describe(value, setting)}`,
    hint: hintOf(name, checked.error.issues[0]),
  });
}

// What is wrong inside of a setting; its own message would repeat the value.
function hintOf(name: string, issue: z.core.$ZodIssue | undefined): string {
  const place = [name, ...(issue?.path ?? [])].map(String).join('.');
  if (issue?.code !== 'unrecognized_keys')
    return place === name
      ? '`selfware config explain` shows every setting'
      : `look at \`${place}\`; \`selfware config explain\` shows every setting`;
  const unknown = issue.keys[0] ?? '';
  const nearest = nearestName(unknown, networkFields);
  return nearest === undefined
    ? `\`${place}\` has no field \`${unknown.slice(0, 80)}\`; known are: ${networkFields.join(', ')}`
    : `\`${place}\` has no field \`${unknown}\`; did you mean \`${nearest}\`?`;
}

function unknownSetting(name: string, source: string): ConfigError {
  const nearest = nearestName(
    name,
    settingTable.map((known) => known.name),
  );
  return new ConfigError({
    message: `expected a known setting in ${source}, got \`${name.slice(0, 80)}\``,
    hint:
      nearest === undefined
        ? `known are: ${settingTable.map((known) => known.name).join(', ')}`
        : `did you mean \`${nearest}\`?`,
  });
}

// Settings are short or secret: a value is shown only where it can be neither long nor a key.
function describe(value: JsonValue, { secret }: SettingDescription): string {
  if (secret === true) return 'something else';
  return typeof value === 'string' || typeof value === 'object'
    ? JSON.stringify(value).slice(0, 80)
    : String(value);
}
