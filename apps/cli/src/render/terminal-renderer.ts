import type { AgentEvent, RunEnd, ToolCallEnd, VerificationEnd } from '@selfware/agent';
import type { Host } from '../host.ts';
import { describeCall } from './describe-call.ts';
import type { Look } from './look.ts';
import { neutraliseTerminalLine, neutraliseTerminalText } from './neutralise-terminal-text.ts';
import { formatDuration } from './quantities.ts';
import type { Renderer } from './renderer.ts';
import { renderRunEnd } from './render-run-end.ts';
import { createScreen, type Screen } from './screen.ts';

/** Shows a run to a person: the model's words on standard output, one line for each thing that happened on standard error. */
export function createTerminalRenderer(
  host: Pick<Host, 'stdout' | 'stderr'>,
  look: Look,
): Renderer {
  const screen = createScreen(host);
  const calls = new Map<string, string>();
  return { show: (event) => showEvent(event, { screen, look, calls }) };
}

const yoloBanner =
  'yolo: nothing is asked for but pushes and what cannot be taken back; `selfware audit` tells what happened';

interface Shown {
  readonly screen: Screen;
  readonly look: Look;
  /** Calls under way, in words. */
  readonly calls: Map<string, string>;
}

function showEvent(event: AgentEvent, shown: Shown): Promise<void> | undefined {
  const { screen, look } = shown;
  switch (event.type) {
    case 'text-delta':
      return screen.say(neutraliseTerminalText(event.text));
    case 'reply-end':
      return screen.endLine();
    case 'reasoning-delta':
      return look.verbose ? screen.aside(look.dim(neutraliseTerminalText(event.text))) : undefined;
    case 'run-start':
      return event.mode === 'yolo'
        ? screen.line(look.yellow(`${look.signs.warn} ${yoloBanner}`))
        : undefined;
    case 'run-end':
      return showEnd(event, shown);
    default:
      return look.quiet ? undefined : showProgress(event, shown);
  }
}

function showProgress(
  event: AgentEvent,
  { screen, look, calls }: Shown,
): Promise<void> | undefined {
  switch (event.type) {
    case 'still-waiting':
      return screen.passing(
        `${look.signs.wait} waiting for the model, ${formatDuration(event.waitedMs)}`,
        look.dim,
      );
    case 'retry':
      return screen.line(
        look.yellow(
          `${look.signs.warn} ${event.code}: attempt ${String(event.attempt)} in ${formatDuration(event.delayMs)}`,
        ),
      );
    case 'tool-call-start':
      calls.set(event.callId, describeCall(event.name, event.rawArguments));
      return screen.passing(
        `${look.signs.wait} ${calls.get(event.callId) ?? event.name}`,
        look.dim,
      );
    case 'tool-call-end':
      return screen.line(callLine(event, calls.get(event.callId) ?? event.name, look));
    case 'verification-start':
      return screen.passing(
        `${look.signs.wait} verifying: ${neutraliseTerminalLine(event.command)}`,
        look.dim,
      );
    case 'verification-end':
      return screen.line(verificationLine(event, look));
    case 'notice':
      return screen.line(
        look.yellow(`${look.signs.warn} ${neutraliseTerminalLine(event.message)}`),
      );
    default:
      return undefined;
  }
}

function callLine({ outcome }: ToolCallEnd, call: string, look: Look): string {
  const took = look.dim(formatDuration(outcome.durationMs));
  const detail = look.verbose && outcome.text !== '' ? `\n${look.dim(indent(outcome.text))}` : '';
  const said = neutraliseTerminalLine(outcome.summary);
  switch (outcome.status) {
    case 'done':
      return `${look.green(look.signs.ok)} ${call} ${took}${detail}`;
    case 'denied':
      return `${look.yellow(look.signs.denied)} ${call} ${look.yellow(`denied (${outcome.rule ?? 'no rule'}): ${said}`)}${detail}`;
    default:
      return `${look.red(look.signs.fail)} ${call} ${look.red(`${outcome.status}: ${said}`)} ${took}${detail}`;
  }
}

function verificationLine({ passed, outcome }: VerificationEnd, look: Look): string {
  const took = look.dim(formatDuration(outcome.durationMs));
  if (passed) return `${look.green(look.signs.ok)} verification passed ${took}`;
  return `${look.red(look.signs.fail)} verification failed: ${neutraliseTerminalLine(outcome.summary)} ${took}`;
}

function showEnd(event: RunEnd, { screen, look }: Shown): Promise<void> | undefined {
  const finished = event.outcome === 'done';
  return look.quiet && finished ? screen.endLine() : screen.line(renderRunEnd(event, look));
}

function indent(text: string): string {
  return neutraliseTerminalText(text).trimEnd().replaceAll(/^/gmu, '    ');
}
