import type { SessionRecord } from '../session/session-record.ts';
import type { Run } from './run.ts';

/** Gives the model what the user said since the last request. */
export async function deliverSteering({ clock, log, mind }: Run): Promise<void> {
  const at = clock.now();
  const messages = mind.steering.take().map((content): SessionRecord => {
    return { type: 'user-message', at, source: 'steering', content };
  });
  if (messages.length > 0) await log.record(...messages);
}
