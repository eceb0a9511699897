import {
  failed,
  ok,
  type Approved,
  type ExportSessionIntent,
  type Result,
} from '@selfware/contracts';
import { requireApproval } from '@selfware/safety';
import { exportFile } from '@selfware/safety/filesystem';
import { createRedactor } from '@selfware/safety/secrets';
import { NoSessionsError } from '../errors.ts';
import { renderTranscript } from '../session/render-transcript.ts';
import type { HandsOptions } from './create-hands.ts';
import type { ExportRefusal, SessionExport } from './hands.ts';
import { announceChange, newFileMode, readPreImage } from './replace-content.ts';

/**
 * Writes the approved session, without its secrets, to the approved file in one step. A failure says why not, and nothing was written;
 * throws `tools/no-sessions` where the hands know no sessions.
 */
export async function exportApprovedSession(
  hands: HandsOptions,
  approved: Approved<ExportSessionIntent>,
): Promise<Result<SessionExport, ExportRefusal>> {
  const { path, session, format, overwrite } = requireApproval(approved, 'export-session');
  if (hands.readSession === undefined) throw new NoSessionsError();
  const entry = await hands.root.stat(path);
  if (entry?.kind === 'link')
    return failed({ reason: 'it is a link, which an export does not follow; choose another path' });
  const preImage = await readPreImage(hands, path);
  if (preImage.bytes !== null && !overwrite)
    return failed({ reason: 'it exists already; choose another path or set overwrite' });
  const transcript = await hands.readSession(session);
  const redactor = hands.redactor ?? createRedactor();
  const content = renderTranscript(transcript, format, redactor);
  const change = await announceChange(hands, { preImage, named: path, content });
  const { bytes } = await exportFile(hands.root, path, content, {
    write: hands.persistence.writeFileAtomically,
    // What was not there when it was looked at is nobody's to replace.
    overwrite: preImage.bytes !== null,
    mode: preImage.mode ?? newFileMode,
  });
  return ok({ change, session: transcript.id, bytes });
}
