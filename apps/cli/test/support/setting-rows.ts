import { defaultSettings } from '../../src/config/default-settings.data.ts';
import type { ProjectRule } from '../../src/config/setting-description.ts';
import { settingTable } from '../../src/config/setting-table.data.ts';

const projectWords: Readonly<Record<ProjectRule, string>> = {
  never: 'may not',
  stricter: 'stricter only',
  smaller: 'smaller only',
  adds: 'adds',
};

/** The rows of the README's table of settings. */
export function settingRows(): readonly (readonly string[])[] {
  return settingTable.map(({ name, takes, summary, project, variable, flag }) => [
    `\`${name}\``,
    takes,
    name in defaultSettings ? `\`${JSON.stringify(defaultSettings[name])}\`` : '-',
    [variable, flag && `--${flag}`]
      .flatMap((other) => (other ? [`\`${other}\``] : []))
      .join(', ') || '-',
    projectWords[project],
    summary,
  ]);
}
