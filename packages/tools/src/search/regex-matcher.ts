import { Worker } from 'node:worker_threads';
import type { Clock } from '@selfware/contracts';
import type { Matcher } from './matcher.ts';
import { matchLines } from './match-lines.ts';

// In a thread, because a backtracking pattern can take longer than the universe has, and only a thread can be ended.
// It tells which lines match; lines beyond 2,000 characters are cut before the pattern sees them.
const threadSource = `
const { parentPort, workerData } = require('node:worker_threads');
const pattern = new RegExp(workerData);
parentPort.on('message', (text) => {
  const lines = [];
  text.split('\\n').forEach((line, index) => {
    if (pattern.test(line.slice(0, 2000))) lines.push(index + 1);
  });
  parentPort.postMessage(lines);
});
`;

const maxFileMs = 2_000;

/** Creates a matcher whose regular expression has 2 seconds for each text. */
export function createRegexMatcher(
  pattern: string,
  options: { readonly signal: AbortSignal; readonly clock: Clock },
): Matcher {
  const thread = new Worker(threadSource, { eval: true, workerData: pattern });
  return {
    async match(text) {
      const found = await askThread(thread, text, options);
      if (found === undefined) return undefined;
      let number = 0;
      return matchLines(text, () => found.has((number += 1)));
    },
    async close() {
      await thread.terminate();
    },
  };
}

function askThread(
  thread: Worker,
  text: string,
  { signal, clock }: { readonly signal: AbortSignal; readonly clock: Clock },
): Promise<ReadonlySet<number> | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadonlySet<number> | undefined>();
  const giveUp = (): void => resolve(undefined);
  const answer = (lines: readonly number[]): void => resolve(new Set(lines));
  const cancelTimer = clock.setTimer(giveUp, maxFileMs);
  if (signal.aborted) giveUp();
  else signal.addEventListener('abort', giveUp, { once: true });
  thread.once('error', reject);
  thread.once('message', answer);
  thread.postMessage(text);
  return promise.finally(() => {
    cancelTimer();
    signal.removeEventListener('abort', giveUp);
    thread.off('error', reject);
    thread.off('message', answer);
  });
}
