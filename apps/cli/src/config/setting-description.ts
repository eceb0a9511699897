import type { SettingName } from './settings.ts';

/** What a project file may do with a setting. */
export type ProjectRule = 'never' | 'stricter' | 'smaller' | 'adds';

/** What is known of a setting beside its type. */
export interface SettingDescription {
  readonly name: SettingName;
  readonly takes: string;
  readonly summary: string;
  readonly project: ProjectRule;
  readonly variable?: string;
  readonly flag?: string;
  /** Never shown. */
  readonly secret?: true;
}
