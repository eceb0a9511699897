import type { Reply } from '@selfware/llm-client';
import { verifyWork } from '../verification/verify-work.ts';
import { stopFromOutside, type Run, type Stop } from './run.ts';
import { stopOfFinishedWork } from './stop-conditions.ts';
import { tellUnreadCalls } from './unread-calls.ts';

/** Decides what follows a reply that calls no tool: another request, or the end of the run. */
export async function concludeWork(run: Run, reply: Reply): Promise<Stop | undefined> {
  const unread = tellUnreadCalls(reply);
  if (unread !== undefined) return askAgain(run, 'call-not-run', unread);
  const flaw = findFlaw(reply);
  if (flaw !== undefined) return askAgain(run, flaw, requests[flaw]);
  run.tally.fruitlessReplies = 0;
  if (run.mind.steering.waiting) return undefined;
  const { verification } = run.parts;
  if (verification === undefined) return stopFromOutside(run) ?? stopOfFinishedWork(run.tally);
  return verifyWork(run, verification);
}

type Flaw = 'empty-reply' | 'reply-cut';

function findFlaw({ text, finishReason }: Reply): Flaw | undefined {
  if (text.trim() === '') return 'empty-reply';
  return finishReason === 'length' || finishReason === 'content-filter' ? 'reply-cut' : undefined;
}

const requests: Readonly<Record<Flaw, string>> = {
  'empty-reply': 'Your reply was empty. Call a tool, or say that the task is done.',
  'reply-cut': 'Your reply was cut off. Go on, in shorter steps.',
};

async function askAgain(
  { clock, log, tally }: Run,
  code: Flaw | 'call-not-run',
  message: string,
): Promise<Stop | undefined> {
  tally.fruitlessReplies += 1;
  if (tally.fruitlessReplies > 1) return { outcome: 'unfinished' };
  await log.record({ type: 'notice', at: clock.now(), code, message });
  return undefined;
}
