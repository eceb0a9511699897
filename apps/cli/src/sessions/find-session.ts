import type { SessionStore, SessionSummary } from '@selfware/agent';
import { NothingFoundError } from '../errors.ts';

/** Which session a command is about: the newest of the workspace that does not run, or the one whose id begins as stated. Throws `cli/nothing-found`. */
export async function findSession(
  sessions: Pick<SessionStore, 'list'>,
  workspace: string,
  { command, stated }: { readonly command: string; readonly stated: string | undefined },
): Promise<Pick<SessionSummary, 'id'>> {
  const known = await sessions.list({ limit: 1_000 });
  const fitting =
    stated === undefined
      ? known.filter((session) => session.workspace === workspace && session.state !== 'running')
      : known.filter(({ id }) => id.startsWith(stated));
  const [first, second] = fitting;
  // The store itself says what is wrong with a name that nobody knows.
  if (
    stated !== undefined &&
    (first === undefined || (second !== undefined && first.id !== stated))
  )
    return { id: stated };
  if (first !== undefined) return ofWorkspace(first, workspace, command);
  throw new NothingFoundError({
    message: `expected a session of ${workspace}, got none`,
    hint: '`selfware sessions list` shows those of other directories',
  });
}

// What the session knows, and what an undo would take back, are the files of its own directory.
function ofWorkspace(session: SessionSummary, workspace: string, command: string): SessionSummary {
  if (session.workspace === workspace) return session;
  throw new NothingFoundError({
    message: `expected a session of ${workspace}, got one of ${session.workspace}`,
    hint: `\`selfware ${command} ${session.id} -C ${session.workspace}\` finds it there`,
  });
}
