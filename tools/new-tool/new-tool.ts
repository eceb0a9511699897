import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../workspace/run-command.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { renderTool } from './render-tool.ts';

// `pnpm new-tool NAME [--folder files]`: a tool that already works, with a unit test and a property test.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string', default: 'files' },
    root: { type: 'string', default: workspaceRoot },
  },
});
const root = resolve(values.root);
const files = renderTool(positionals[0] ?? '', values.folder);
const taken = files.find(({ path }) => existsSync(join(root, path)));
if (taken) throw new Error(`expected a new name, but ${taken.path} exists`);
for (const { path, text } of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
}

const directory = join(root, 'packages/tools');
const compiled = await runCommand(['tsc', '-p', 'tsconfig.spec.json'], { cwd: directory });
const tests = files.map(({ path }) => path).filter((path) => path.endsWith('.test.ts'));
const tested = await runCommand(['vitest', 'run', ...tests.map((path) => join(root, path))], {
  cwd: directory,
});
if (compiled.exitCode !== 0) console.error(compiled.output);
if (tested.exitCode !== 0) console.error(tested.output);
const well = compiled.exitCode === 0 && tested.exitCode === 0;
console.log(
  well
    ? 'It compiles and its tests pass. Next: make it yours, then add it to codingTools in packages/tools/src/tool-sets.ts.'
    : 'It does not compile or its tests fail.',
);
process.exitCode = well ? 0 : 1;
