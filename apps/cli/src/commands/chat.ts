import { compose } from '../compose.ts';
import { converse } from '../interactive/conversation.ts';
import type { Command } from './command.ts';
import { prepare } from './prepare.ts';
import { createAsking, tellNote } from './run-agent.ts';
import { chooseRenderer } from './show-run.ts';
import { startStats } from './show-stats.ts';

/** `selfware chat`: task after task in one session. */
export const chat: Command = async (context) => {
  const { host, look, json, flags } = context;
  const prepared = await prepare(context);
  const stats = flags['stats'] === true ? startStats() : undefined;
  const { reader, prompt } = createAsking(host, look, { editing: host.stdin.isTTY === true });
  const someoneThere = !json && host.stdin.isTTY === true && host.stderr.isTerminal;
  const composition = await compose({
    ...prepared,
    environment: host.environment,
    ...(someoneThere && { approvalPrompt: prompt }),
    notify: (message) => {
      tellNote(context, message);
    },
  });
  try {
    const renderer = chooseRenderer(context);
    return await converse({
      context,
      composition,
      workspace: prepared.workspace,
      reader,
      renderer,
    });
  } finally {
    reader.close();
    await composition.close();
    await stats?.show(context);
  }
};
