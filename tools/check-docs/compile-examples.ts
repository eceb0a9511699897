import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../workspace/run-command.ts';
import { readExamples, type Page } from './read-page.ts';

/** Compiles the examples of pages as modules of the package in `directory`; answers what the compiler says. */
export async function compileExamples(
  pages: readonly Page[],
  directory: string,
): Promise<readonly string[]> {
  const folder = join(directory, 'reports', 'examples');
  rmSync(folder, { recursive: true, force: true });
  const examples = pages.flatMap(({ path, text }) =>
    readExamples({ path, text }).map((code, index) => ({
      name: `${path.replaceAll(/[^a-z0-9]+/giu, '-')}-${index + 1}.ts`,
      place: `${path}, example ${index + 1}`,
      code,
    })),
  );
  if (examples.length === 0) return [];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tsconfig.json'), exampleConfig);
  for (const { name, code } of examples) writeFileSync(join(folder, name), `${code}\nexport {};\n`);
  const { output } = await runCommand(['tsc', '-p', join(folder, 'tsconfig.json')], {
    cwd: folder,
  });
  const problems = output.split('\n').filter((line) => line.includes('error TS'));
  return problems.map((line) =>
    examples.reduce((text, { name, place }) => text.replace(name, place), line),
  );
}

const exampleConfig = JSON.stringify({
  extends: '../../tsconfig.spec.json',
  compilerOptions: { noUnusedLocals: false, noUnusedParameters: false, types: ['node'] },
  include: ['*.ts'],
});
