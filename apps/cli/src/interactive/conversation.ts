import { undoLastRun } from '@selfware/agent';
import type { SessionId } from '@selfware/contracts';
import type { CommandContext } from '../commands/command.ts';
import { showRun } from '../commands/show-run.ts';
import { renderUndo } from '../commands/undo.ts';
import type { Composition } from '../compose.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { nearestName } from '../command-line/nearest-name.ts';
import { renderError } from '../render/render-error.ts';
import type { Renderer } from '../render/renderer.ts';
import type { LineReader } from './line-reader.ts';
import { runUserCommand } from './run-user-command.ts';
import { watchInterrupts, type Watched } from './watch-interrupts.ts';

/** What a conversation is held with. */
export interface ConversationParts {
  readonly context: CommandContext;
  readonly composition: Composition;
  readonly workspace: string;
  readonly reader: LineReader;
  readonly renderer: Renderer;
}

/** Talks until the user leaves: with /exit or the end of the input (0), or by pressing Ctrl-C twice (130). */
export async function converse(parts: ConversationParts): Promise<ExitCode> {
  const { host } = parts.context;
  const watched = watchInterrupts(host);
  const talk: Talk = { ...parts, watched, session: undefined };
  try {
    for (;;) {
      const line = await parts.reader.ask('selfware> ', { signal: watched.leaving });
      if (watched.leaving.aborted) return exitCodes.interrupted;
      if (line === undefined || line.trim() === '/exit') return exitCodes.done;
      await takeLine(line.trim(), talk);
    }
  } finally {
    watched.stop();
  }
}

interface Talk extends ConversationParts {
  readonly watched: Watched;
  session: SessionId | undefined;
}

async function takeLine(line: string, talk: Talk): Promise<void> {
  const { host, look, json } = talk.context;
  try {
    if (line.startsWith('!')) await userCommand(line.slice(1), talk);
    else if (line.startsWith('/')) await slashCommand(line, talk);
    else if (line !== '') await say(line, talk);
  } catch (error) {
    // One failed line must not end the conversation.
    await host.stderr.write(renderError(error, { look, json }));
  }
}

async function say(line: string, talk: Talk): Promise<void> {
  const { composition, renderer, watched, session } = talk;
  await watched.during(async (signal) => {
    const events = composition.agent.run(line, { signal, ...(session && { session }) });
    const shown: Renderer = {
      show(event) {
        if (event.type === 'run-start') talk.session = event.sessionId;
        return renderer.show(event);
      },
    };
    await showRun(events, shown);
  });
}

async function userCommand(
  command: string,
  { composition, workspace, watched, context }: Talk,
): Promise<void> {
  const { host, look, json } = context;
  const { run } = composition.runner;
  const outcome = await watched.during((signal) =>
    runUserCommand(command, { run, host, workspace, json, signal }),
  );
  const { status, exitCode, notices } = outcome;
  if (status === 'exited' && exitCode === 0) return;
  const ended =
    status === 'exited' ? `exit code ${String(exitCode)}` : [status, ...notices].join(': ');
  await host.stderr.write(`${look.dim(`(${ended})`)}\n`);
}

async function slashCommand(line: string, { composition, context }: Talk): Promise<void> {
  const { host, look } = context;
  if (line === '/undo') {
    const report = await undoLastRun(composition);
    await host.stderr.write(renderUndo(report, look));
    const { restored, removed } = report;
    const paths = [...restored, ...removed];
    if (paths.length > 0)
      composition.agent.steer(`The user took back your changes to: ${paths.join(', ')}`);
    return;
  }
  if (line === '/help') {
    await host.stderr.write(help);
    return;
  }
  const nearest = nearestName(line, ['/help', '/undo', '/exit']);
  await host.stderr.write(
    `no such command; ${nearest === undefined ? '/help lists them' : `did you mean ${nearest}?`}\n`,
  );
}

const help = `  TEXT       says it to the model
  !COMMAND   runs a command of yours here; the model does not see it
  /undo      takes back the file changes of the last run
  /help      this
  /exit      leaves; so do Ctrl-D, and Ctrl-C twice
  Ctrl-C     stops what is going on
`;
