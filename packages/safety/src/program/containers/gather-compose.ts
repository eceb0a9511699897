import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path/posix';
import type { Verdict } from '@selfware/contracts';
import type { judgeCompose as JudgeCompose } from '../../container/compose/judge-compose.ts';
import { severest } from '../../policy/severity.ts';
import { findComposeFiles } from './find-compose-files.ts';

const maxBytes = 1_048_576;

/** What speaks against the Compose projects that some programs would start; absent where none is started. */
export async function gatherCompose(
  runs: readonly (readonly string[])[],
  { cwd, home }: { readonly cwd: string; readonly home?: string },
): Promise<Verdict | undefined> {
  const projects = runs.flatMap((argv) => findComposeFiles(argv, cwd) ?? []);
  if (projects.length === 0) return undefined;
  const { judgeCompose } = await import('../../container/compose/judge-compose.ts');
  const verdicts: Verdict[] = [];
  for (const { files, isUsual } of projects)
    verdicts.push(...(await judgeFiles(files, { isUsual, home, judgeCompose })));
  return severest(verdicts);
}

interface FilesToJudge {
  readonly isUsual: boolean;
  readonly home: string | undefined;
  readonly judgeCompose: typeof JudgeCompose;
}

async function judgeFiles(
  files: readonly string[],
  { isUsual, home, judgeCompose }: FilesToJudge,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  let project: string | undefined;
  for (const path of files) {
    // The nearest directory with one is the project.
    if (isUsual && project !== undefined && dirname(path) !== project) break;
    const text = await readText(path).catch(() => undefined);
    if (text === undefined) {
      if (!isUsual) verdicts.push(unread);
      continue;
    }
    project = dirname(path);
    if (await namesOtherFiles(project)) verdicts.push(unread);
    const environment = home === undefined ? {} : { HOME: home };
    verdicts.push(await judgeCompose({ text, path, readFile: readText, environment }));
  }
  return verdicts;
}

async function namesOtherFiles(directory: string): Promise<boolean> {
  const text = await readText(join(directory, '.env')).catch(() => '');
  return /^\s*(?:export\s+)?COMPOSE_(?:FILE|ENV_FILES|PATH_SEPARATOR)\s*=/mu.test(text);
}

const unread: Verdict = {
  decision: 'deny',
  rule: 'compose-unreadable',
  reason: 'A file of this Compose project cannot be read.',
};

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  if (bytes.length > maxBytes) throw new RangeError('this is no file that a person wrote');
  return bytes.toString('utf8');
}
