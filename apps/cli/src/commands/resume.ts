import type { SessionStore, SessionSummary } from '@selfware/agent';
import { DamagedSessionError, NothingFoundError } from '../errors.ts';
import type { Command } from './command.ts';
import { prepare } from './prepare.ts';
import { readPrompt } from './read-prompt.ts';
import { runAgent } from './run-agent.ts';

/** `selfware resume`: goes on with a session, the newest of this directory unless one is named. */
export const resumeSession: Command = async (context) => {
  const prompt = await readPrompt(context, false);
  const prepared = await prepare(context);
  return runAgent(context, prepared, async ({ agent, sessions, signal }) => {
    const { id } = await findSession(sessions, prepared.workspace, context.operand);
    await assertWhole(sessions, id);
    return agent.resume(id, { signal, ...(prompt === undefined ? {} : { prompt }) });
  });
};

// A torn tail is what a kill leaves behind; anything else was once on the disk and must not vanish in silence.
async function assertWhole(sessions: SessionStore, id: SessionSummary['id']): Promise<void> {
  const session = await sessions.open(id);
  const damage = session.report.damage.filter(({ reason }) => reason !== 'torn-tail');
  await session.close();
  if (damage.length === 0) return;
  const bytes = damage.reduce((sum, part) => sum + part.bytes, 0);
  const message = `expected a whole journal, got one with ${String(bytes)} damaged bytes`;
  throw new DamagedSessionError({ sessionId: id, message });
}

async function findSession(
  sessions: SessionStore,
  workspace: string,
  stated: string | undefined,
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
  if (first !== undefined) return ofWorkspace(first, workspace);
  throw new NothingFoundError({
    message: `expected a session of ${workspace}, got none`,
    hint: '`selfware sessions list` shows those of other directories',
  });
}

// What the session knows, and what an undo would take back, are the files of its own directory.
function ofWorkspace(session: SessionSummary, workspace: string): SessionSummary {
  if (session.workspace === workspace) return session;
  throw new NothingFoundError({
    message: `expected a session of ${workspace}, got one of ${session.workspace}`,
    hint: `\`selfware resume ${session.id} -C ${session.workspace}\` goes on with it there`,
  });
}
