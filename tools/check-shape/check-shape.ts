import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { judgeShape } from './judge-shape.ts';
import { listSources } from './list-sources.ts';
import { measureFile } from './measure-file.ts';

// Fails when a file or function beneath the folder named by the first argument is too large or of a wrong shape.
const files = listSources(resolve(process.argv[2] ?? '.')).map((path) => ({
  path: relative(workspaceRoot, path).split(sep).join('/'),
  shape: measureFile(path, readFileSync(path, 'utf8')),
}));
const problems = judgeShape(files);
for (const problem of problems) console.error(problem);
const lines = files.reduce((sum, { shape }) => sum + shape.lines, 0);
console.log(`${files.length} files, ${lines} lines of code, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
