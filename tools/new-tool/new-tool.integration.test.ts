import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyPart } from '../workspace/copy-part.ts';
import { runCommand, runOrThrow } from '../workspace/run-command.ts';
import { renderTool } from './render-tool.ts';

const packages = [
  ...['contracts', 'resilience', 'safety', 'persistence', 'process-supervisor'],
  ...['llm-client', 'tools', 'test-kit'],
];
const script = join(import.meta.dirname, 'new-tool.ts');

describe('pnpm new-tool', () => {
  let root = '';
  beforeAll(() => {
    const folders = packages.map((name) => `packages/${name}`);
    root = copyPart([
      'package.json',
      'tsconfig.base.json',
      'tools/test',
      '.prettierrc.json',
      ...folders,
    ]);
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it('makes a tool that compiles and whose tests pass', async () => {
    const { output } = await runOrThrow(['node', script, 'count_lines', '--root', root]);
    expect(output).toContain('It compiles and its tests pass.');
    const written = renderTool('count_lines', 'files').map(({ path }) => join(root, path));
    await runOrThrow(['prettier', '--check', ...written]);
  });

  it('does not write over a tool that exists', async () => {
    const { exitCode, output } = await runCommand(['node', script, 'read_file', '--root', root]);
    expect(exitCode).not.toBe(0);
    expect(output).toContain('packages/tools/src/files/read-file.ts exists');
  });
});
