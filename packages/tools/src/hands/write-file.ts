import type { Approved, WriteFileIntent } from '@selfware/contracts';
import { requireApproval } from '@selfware/safety';
import type { HandsOptions } from './create-hands.ts';
import type { FileChange } from './hands.ts';
import { readPreImage, replaceContent } from './replace-content.ts';

/** Creates or replaces the approved file, with the directories above it. */
export async function writeApprovedFile(
  hands: HandsOptions,
  approved: Approved<WriteFileIntent>,
): Promise<FileChange> {
  const { path, content } = requireApproval(approved, 'write-file');
  return replaceContent(hands, {
    preImage: await readPreImage(hands, path),
    named: path,
    content,
  });
}
