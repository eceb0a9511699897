import type { Agent, AgentEvent, SessionStore } from '@selfware/agent';
import type { ApprovalPrompt } from '@selfware/tools';
import { askAtTerminal } from '../approval/ask-at-terminal.ts';
import { compose } from '../compose.ts';
import type { ExitCode } from '../exit-codes.ts';
import { abortOnInterrupt, type Host } from '../host.ts';
import { createLineReader, type LineReader } from '../interactive/line-reader.ts';
import { jsonLine } from '../render/json-lines.ts';
import type { Look } from '../render/look.ts';
import type { CommandContext } from './command.ts';
import type { Prepared } from './prepare.ts';
import { chooseRenderer, exitCodeOfEnd, showRun } from './show-run.ts';
import { startStats } from './show-stats.ts';

/** Begins a run once everything stands. */
export type BeginRun = (parts: {
  readonly agent: Agent;
  readonly sessions: SessionStore;
  readonly signal: AbortSignal;
}) => Promise<AsyncIterable<AgentEvent>>;

/** Composes an agent, shows one run of it to its end, and lets go of everything. */
export async function runAgent(
  context: CommandContext,
  prepared: Prepared,
  begin: BeginRun,
): Promise<ExitCode> {
  const { host, flags } = context;
  const interrupt = abortOnInterrupt(host.interrupts);
  const stats = flags['stats'] === true ? startStats() : undefined;
  const asking = openAsking(context);
  const composition = await compose({
    ...prepared,
    environment: host.environment,
    ...(asking && { approvalPrompt: asking.prompt }),
    notify: (message) => {
      tellNote(context, message);
    },
  });
  try {
    const { agent, sessions } = composition;
    const events = await begin({ agent, sessions, signal: interrupt.signal });
    return exitCodeOfEnd(await showRun(events, chooseRenderer(context)));
  } finally {
    asking?.reader.close();
    await composition.close();
    interrupt.stop();
    await stats?.show(context);
  }
}

/** Writes a sentence for the user to standard error. */
export function tellNote({ host, look, json }: CommandContext, message: string): void {
  const line = json ? jsonLine({ type: 'note', message }) : `${look.yellow('note')} ${message}\n`;
  void host.stderr.write(line);
}

/** A person to ask. */
export interface Asking {
  readonly reader: LineReader;
  readonly prompt: ApprovalPrompt;
}

/** Somebody is there to ask only at a terminal, and only where standard input is not the task itself. */
function openAsking(context: CommandContext): Asking | undefined {
  const { host, look, json, flags } = context;
  if (json || flags['prompt'] === '-' || !host.stderr.isTerminal || host.stdin.isTTY !== true)
    return undefined;
  return createAsking(host, look, { editing: false });
}

/** Makes a reader and the approval prompt over it. */
export function createAsking(
  host: Host,
  look: Look,
  options: { readonly editing: boolean },
): Asking {
  const reader = createLineReader(host, options);
  return { reader, prompt: askAtTerminal(host, reader, look) };
}
