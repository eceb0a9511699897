import { readFile } from 'node:fs/promises';
import type { Verdict } from '@selfware/contracts';
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
    for (const path of files) {
      const text = await readText(path).catch(() => undefined);
      if (text === undefined) {
        if (!isUsual) verdicts.push(unread);
        continue;
      }
      const environment = home === undefined ? {} : { HOME: home };
      verdicts.push(await judgeCompose({ text, path, readFile: readText, environment }));
    }
  return severest(verdicts);
}

const unread: Verdict = {
  decision: 'ask',
  rule: 'compose-unreadable',
  reason: 'The file of this Compose project cannot be read.',
};

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  if (bytes.length > maxBytes) throw new RangeError('this is no file that a person wrote');
  return bytes.toString('utf8');
}
