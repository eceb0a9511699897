import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { reportApi } from './report-api.ts';

it('reports a public surface that differs from its committed report', () => {
  const reports = join(workspaceRoot, 'tools/reports');
  mkdirSync(reports, { recursive: true });
  const directory = mkdtempSync(join(reports, 'api-'));
  const manifest = {
    name: 'x',
    version: '1.0.0',
    exports: { '.': { types: './dist/index.d.ts' } },
  };
  writeFileSync(join(directory, 'package.json'), JSON.stringify(manifest));
  mkdirSync(join(directory, 'dist'));
  const declare = (text: string): void => {
    writeFileSync(join(directory, 'dist/index.d.ts'), text);
  };
  declare('/** One. */\nexport declare function one(): string;\n');
  expect(reportApi(directory, false)).toMatchObject([{ changed: true }]);
  expect(reportApi(directory, true)).toMatchObject([{ changed: true, problems: [] }]);
  expect(reportApi(directory, false)).toMatchObject([{ changed: false, problems: [] }]);
  declare('/** One. */\nexport declare function one(): number;\n');
  expect(reportApi(directory, false)).toMatchObject([{ changed: true, problems: [] }]);
  rmSync(directory, { recursive: true });
});
