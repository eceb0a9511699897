import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import prettier from 'prettier';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { renderCatalogue } from './render-catalogue.ts';

// Writes docs/events.md; with `--check` it only fails when the page is not what the types say.
const path = join(workspaceRoot, 'docs/events.md');
const page = renderCatalogue(join(workspaceRoot, 'packages/contracts/src/events'));
const text = await prettier.format(page, {
  ...(await prettier.resolveConfig(path)),
  parser: 'markdown',
});
if (!process.argv.includes('--check')) {
  writeFileSync(path, text);
} else if (readFileSync(path, 'utf8') !== text) {
  console.error(
    'docs/events.md is not up to date: run `node tools/events-catalogue/write-catalogue.ts`',
  );
  process.exitCode = 1;
}
