import type { AgentEvent, RunEnd } from '@selfware/agent';
import { exitCodeOfRun, exitCodes, type ExitCode } from '../exit-codes.ts';
import { createJsonLinesRenderer } from '../render/json-lines.ts';
import type { Renderer } from '../render/renderer.ts';
import { createTerminalRenderer } from '../render/terminal-renderer.ts';
import type { CommandContext } from './command.ts';

/** The renderer that the flags ask for. */
export function chooseRenderer({ host, look, json }: CommandContext): Renderer {
  return json ? createJsonLinesRenderer(host.stdout) : createTerminalRenderer(host, look);
}

/** Shows a run to its end, at the reader's pace, and gives its last event; absent only when the run had none. */
export async function showRun(
  events: AsyncIterable<AgentEvent>,
  renderer: Renderer,
): Promise<RunEnd | undefined> {
  let end: RunEnd | undefined;
  for await (const event of events) {
    await renderer.show(event);
    if (event.type === 'run-end') end = event;
  }
  return end;
}

/** The exit code of a shown run. */
export function exitCodeOfEnd(end: RunEnd | undefined): ExitCode {
  return end === undefined ? exitCodes.failed : exitCodeOfRun(end);
}
