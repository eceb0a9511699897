import { parseConfig } from '../src/config/read-config-file.ts';
import { mergeSettings } from '../src/config/merge-settings.ts';
import { ConfigError } from '../src/errors.ts';

/** A configuration file of any bytes is either refused with `cli/config` or gives settings; as a project file it never loosens. */
export function fuzz(data: Buffer): void {
  const source = 'fuzz';
  try {
    const settings = parseConfig(data.toString('utf8'), source);
    const layer = { settings, originOf: () => source };
    mergeSettings({ user: layer });
    const merged = mergeSettings({ project: { ...layer, source } }).settings;
    if (merged.endpoint !== undefined || merged.verify !== undefined || merged.apiKey !== undefined)
      throw new Error('a project file decided what only its user may decide');
    if (['yolo', 'auto', 'accept-edits'].includes(merged.mode))
      throw new Error('a project file loosened the mode');
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
  }
}
