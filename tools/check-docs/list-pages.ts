import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Page } from './read-page.ts';

const passedOver = new Set([
  'node_modules',
  'dist',
  'reports',
  'coverage',
  'corpus',
  'sample',
  'findings',
]);

/** Every page of Markdown of the repository, without changelogs and API reports. */
export function listPages(root: string): readonly Page[] {
  return pathsBeneath(root).map((path) => ({
    path: relative(root, path).split(sep).join('/'),
    text: readFileSync(path, 'utf8'),
  }));
}

function pathsBeneath(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const { name } = entry;
    const path = join(directory, name);
    if (entry.isDirectory()) {
      return passedOver.has(name) || name.startsWith('.') ? [] : pathsBeneath(path);
    }
    return name.endsWith('.md') && !name.endsWith('.api.md') && name !== 'CHANGELOG.md'
      ? [path]
      : [];
  });
}
