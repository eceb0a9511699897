import { UsageError } from '../errors.ts';
import type { Command } from './command.ts';
import { prepare } from './prepare.ts';
import { readPrompt } from './read-prompt.ts';
import { runAgent } from './run-agent.ts';

/** `selfware run`: works on one task. */
export const runTask: Command = async (context) => {
  const task = await readPrompt(context, true);
  if (task === undefined) {
    throw new UsageError({
      message: 'expected a task, got none',
      hint: 'for example: selfware run "make the failing test pass"',
    });
  }
  return runAgent(context, await prepare(context), ({ agent, signal }) =>
    Promise.resolve(agent.run(task, { signal })),
  );
};
