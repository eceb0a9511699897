import {
  commandNames,
  executingSettings,
  harmlessSettings,
  neutralSettings,
} from './git-settings.data.ts';

/** What a setting of git may do: `harmless` changes what is shown, `executing` names a program, a file or another place, `unknown` is neither. */
export type SettingKind = 'harmless' | 'executing' | 'unknown';

/** A setting with its parts as git compares them: section and name in small letters, the subsection as it is. */
export interface SettingKey {
  readonly section: string;
  /** Absent: there is none. */
  readonly subsection?: string;
  readonly name: string;
}

// A name that git does not have today may become one that runs something.
const suspiciousName = /cmd|command|editor|exec|helper|hook|pager|program|script|shell|tool/u;

/** Reads `section.name` or `section.subsection.name`. */
export function parseSettingKey(key: string): SettingKey {
  const first = key.indexOf('.');
  const last = key.lastIndexOf('.');
  const section = key.slice(0, first === -1 ? key.length : first).toLowerCase();
  const name = last === -1 ? '' : key.slice(last + 1).toLowerCase();
  return first === last
    ? { section, name }
    : { section, subsection: key.slice(first + 1, last), name };
}

/** Tells what a setting may do with this value. */
export function settingKind(key: SettingKey, value: string): SettingKind {
  if (neutralSettings.includes(`${spell(key)}=${value}`)) return 'harmless';
  if (isListedSetting(key, executingSettings)) return 'executing';
  if (isListedSetting(key, harmlessSettings)) return 'harmless';
  return suspiciousName.test(key.name) ? 'executing' : 'unknown';
}

/** The command line in the value of a setting; absent where the value is none. A git alias is one only behind `!`. */
export function settingCommand({ section, name }: SettingKey, value: string): string | undefined {
  if (value.startsWith('!')) return value.slice(1);
  const isCommand = section === 'pager' || ` ${commandNames} `.includes(` ${name} `);
  return isCommand && section !== 'alias' && value !== '' ? value : undefined;
}

/** The key as one text, the subsection as it is. */
export function spell({ section, subsection, name }: SettingKey): string {
  return subsection === undefined ? `${section}.${name}` : `${section}.${subsection}.${name}`;
}

/** True when a list of settings, parted by spaces, has this one. */
export function isListedSetting({ section, subsection, name }: SettingKey, list: string): boolean {
  const exact = subsection === undefined ? `${section}.${name}` : `${section}.*.${name}`;
  const padded = ` ${list} `;
  return padded.includes(` ${exact} `) || padded.includes(` ${section}.* `);
}
