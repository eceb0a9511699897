import type { JsonValue } from '@selfware/contracts';
import type { MergedSettings } from './merge-settings.ts';
import { settingTable } from './setting-table.data.ts';
import type { SettingName } from './settings.ts';

/** One setting as it is in force. */
export interface ExplainedSetting {
  readonly name: SettingName;
  /** Null when it is not set; a secret is never shown. */
  readonly value: JsonValue;
  readonly origin: string;
}

/** Every setting with its value and where that came from, in the order of the README. */
export function explainSettings({
  settings,
  origins,
}: MergedSettings): readonly ExplainedSetting[] {
  return settingTable.map(({ name, secret }) => {
    return {
      name,
      value: name === 'apiKey' || secret === true ? hide(settings[name]) : (settings[name] ?? null),
      origin: origins[name],
    };
  });
}

const hide = (value: unknown): string | null => (value === undefined ? null : '(hidden)');
