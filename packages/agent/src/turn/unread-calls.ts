import type { Reply } from '@selfware/llm-client';
import type { Run } from './run.ts';

const most = 5;

/** What the model is told of calls in its text that could not be read; absent when there are none. */
export function tellUnreadCalls({ diagnostics = [] }: Reply): string | undefined {
  const messages = new Set(diagnostics.map(({ message }) => message));
  return messages.size === 0 ? undefined : [...messages].slice(0, most).join('\n');
}

/** Tells the model of calls that could not be read beside others that ran. */
export async function noteUnreadCalls({ clock, log }: Run, reply: Reply): Promise<void> {
  const message = tellUnreadCalls(reply);
  if (message === undefined) return;
  await log.record({ type: 'notice', at: clock.now(), code: 'call-not-run', message });
}
