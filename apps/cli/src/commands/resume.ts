import type { SessionStore, SessionSummary } from '@selfware/agent';
import { NothingFoundError } from '../errors.ts';
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
    return agent.resume(id, { signal, ...(prompt === undefined ? {} : { prompt }) });
  });
};

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
  if (first !== undefined) return first;
  throw new NothingFoundError({
    message: `expected a session of ${workspace}, got none`,
    hint: '`selfware sessions list` shows those of other directories',
  });
}
