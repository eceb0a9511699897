import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const passedOver = new Set([
  'node_modules',
  'dist',
  'reports',
  'coverage',
  'corpus',
  'sample',
  'findings',
]);

/** Every TypeScript file beneath a folder, without what is installed, built, or kept as an example. */
export function listSources(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter(({ name }) => !passedOver.has(name) && !name.startsWith('.'))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return listSources(path);
      return entry.isFile() && /\.ts$/u.test(entry.name) ? [path] : [];
    })
    .sort();
}
