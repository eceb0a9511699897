import { failed, type Approved, type CommitFilesIntent, type Result } from '@selfware/contracts';
import { requireApproval } from '@selfware/safety';
import { createRedactor } from '@selfware/safety/secrets';
import { NotSupportedError } from '../errors.ts';
import { collectFiles } from './commit/collect-files.ts';
import type { CommitRefusal, CommitReport } from './commit/commit-report.ts';
import { findSecret } from './commit/find-secret.ts';
import { createGit } from './commit/git-runner.ts';
import { openRepository } from './commit/open-repository.ts';
import { recordCommit } from './commit/record-commit.ts';
import type { HandsOptions } from './create-hands.ts';

/**
 * Commits the approved files as they were read through the root, and nothing else: no hook, filter or other program of the repository
 * runs. A failure says why there is no commit; neither the branch nor the index was changed then. Throws `tools/git-failed`.
 */
export async function commitApprovedFiles(
  hands: HandsOptions,
  approved: Approved<CommitFilesIntent>,
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<CommitReport, CommitRefusal>> {
  const intent = requireApproval(approved, 'commit-files');
  const { message } = intent;
  const { platform } = process;
  if (platform === 'win32') throw new NotSupportedError({ what: 'committing files', platform });
  if (message.trim() === '' || message.includes('\0'))
    return failed({ reason: 'the message is empty or holds a NUL' });
  const redactor = hands.redactor ?? createRedactor();
  const [told] = redactor.find(message);
  if (told !== undefined)
    return failed({ reason: `the message holds what looks like a secret (${told.rule})` });
  const repository = await openRepository(hands, createGit(hands, signal));
  if (!repository.ok) return repository;
  const files = await collectFiles(hands, repository.value, intent);
  if (!files.ok) return files;
  const secret = await findSecret(repository.value, files.value, redactor);
  if (secret !== undefined) return failed(secret);
  signal.throwIfAborted();
  return recordCommit(hands.root, repository.value, files.value, message);
}
