import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listPackages, listPublishedPackages } from '../workspace/list-packages.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { compileExamples } from './compile-examples.ts';
import { judgeLinks } from './judge-links.ts';
import { judgePackageReadme } from './judge-package-readme.ts';
import { listPages } from './list-pages.ts';
import { readErrorCodes } from './read-error-codes.ts';

// Fails when a page says what is not so: a dead link, a test that does not exist, an example that does not compile.
const pages = listPages(workspaceRoot);
const problems = [
  ...listPackages()
    .filter(({ directory }) => !existsSync(join(directory, 'README.md')))
    .map(({ folder }) => `${folder} has no README.md`),
  ...pages.flatMap((page) => judgeLinks(page, workspaceRoot)),
  ...listPublishedPackages().flatMap(readmeProblems),
  ...(await exampleProblems()),
];
for (const problem of problems) console.error(problem);
console.log(`${pages.length} pages, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

function readmeProblems({
  folder,
  directory,
}: ReturnType<typeof listPackages>[number]): readonly string[] {
  const page = pages.find(({ path }) => path.endsWith(`s/${folder}/README.md`));
  if (page === undefined) return [];
  const isCommand = folder === 'cli';
  return judgePackageReadme({ page, errorCodes: readErrorCodes(directory, folder), isCommand });
}

async function exampleProblems(): Promise<readonly string[]> {
  const packages = listPackages();
  const isOf = (path: string, folder: string): boolean =>
    new RegExp(`^(?:packages|apps)/${folder}/`, 'u').test(path);
  const perPackage = packages.map(({ folder, directory }) =>
    compileExamples(
      pages.filter(({ path }) => isOf(path, folder)),
      directory,
    ),
  );
  // The command depends on every package, so the pages of the whole repository compile there.
  const command = packages.find(({ folder }) => folder === 'cli');
  const others = pages.filter(({ path }) => !/^(?:packages|apps)\//u.test(path));
  const results = await Promise.all(perPackage);
  if (command) results.push(await compileExamples(others, command.directory));
  return results.flat();
}
