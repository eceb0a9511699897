import type { Redactor } from '@selfware/safety/secrets';
import type { CommitRefusal } from './commit-report.ts';
import type { StagedFile } from './collect-files.ts';
import type { Repository } from './open-repository.ts';

/** The first file that brings a secret which the last commit does not hold already; it names the file and the rule, never the secret. */
export async function findSecret(
  repository: Repository,
  files: readonly StagedFile[],
  redactor: Pick<Redactor, 'find'>,
): Promise<CommitRefusal | undefined> {
  for (const { path, bytes, committed } of files) {
    const text = new TextDecoder().decode(bytes ?? new Uint8Array());
    const found = redactor.find(text);
    if (found.length === 0) continue;
    const before = committed === undefined ? '' : await readCommitted(repository, committed);
    const added = found.find(({ start, end }) => !before.includes(text.slice(start, end)));
    if (added !== undefined)
      return { path, reason: `it holds what looks like a secret (${added.rule}); take it out` };
  }
  return undefined;
}

// Content that does not fit into the answer counts as new: rather one question too many.
async function readCommitted({ git }: Repository, name: string): Promise<string> {
  return git.run(['cat-file', 'blob', name]).catch(() => '');
}
