import type { SessionStore, SessionSummary } from '@selfware/agent';
import { DamagedSessionError } from '../errors.ts';
import { findSession } from '../sessions/find-session.ts';
import type { Command } from './command.ts';
import { prepare } from './prepare.ts';
import { readPrompt } from './read-prompt.ts';
import { runAgent } from './run-agent.ts';

/** `selfware resume`: goes on with a session, the newest of this directory unless one is named. */
export const resumeSession: Command = async (context) => {
  const prompt = await readPrompt(context, false);
  const prepared = await prepare(context);
  return runAgent(context, prepared, async ({ agent, sessions, signal }) => {
    const { id } = await findSession(sessions, prepared.workspace, {
      command: 'resume',
      stated: context.operand,
    });
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
