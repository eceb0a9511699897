import { failed, ok, type Approved, type EditFileIntent, type Result } from '@selfware/contracts';
import { requireApproval } from '@selfware/safety';
import type { HandsOptions } from './create-hands.ts';
import { explainMismatch } from './explain-mismatch.ts';
import type { EditFailure, FileEdit } from './hands.ts';
import { readPreImage, replaceContent } from './replace-content.ts';

/** Makes the approved edit in one step; a failure says why the text did not fit, and nothing was written. */
export async function editApprovedFile(
  hands: HandsOptions,
  approved: Approved<EditFileIntent>,
): Promise<Result<FileEdit, EditFailure>> {
  const intent = requireApproval(approved, 'edit-file');
  const preImage = await readPreImage(hands, intent.path);
  const before = decode(preImage.bytes);
  if (!before.ok) return before;
  const edited = replaceText(before.value, intent);
  if (!edited.ok) return edited;
  const { content, replacements } = edited.value;
  const change = await replaceContent(hands, { preImage, named: intent.path, content });
  return ok({ change, replacements });
}

function decode(bytes: Uint8Array | null): Result<string, EditFailure> {
  if (bytes === null) return failed({ reason: 'there is no such file; create it with write_file' });
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    // Writing it back as text would change the bytes that are not UTF-8.
    return failed({ reason: 'it is not UTF-8 text' });
  }
}

/** Replaces `oldText`, which must occur exactly once unless all are meant; a failure says what to do instead. */
export function replaceText(
  content: string,
  edit: Pick<EditFileIntent, 'oldText' | 'newText' | 'replaceAll'>,
): Result<{ readonly content: string; readonly replacements: number }, EditFailure> {
  const { oldText, newText, replaceAll } = edit;
  if (oldText === '') return failed({ reason: 'old_text is empty; give the text to replace' });
  if (oldText === newText) return failed({ reason: 'old_text and new_text are the same' });
  const parts = content.split(oldText);
  const replacements = parts.length - 1;
  if (replacements === 1 || (replaceAll && replacements > 1))
    return ok({ content: parts.join(newText), replacements });
  return failed({ reason: explainMismatch(content, oldText) });
}
