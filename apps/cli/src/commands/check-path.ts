import type { PathIntent, PathVerdict } from '@selfware/safety/filesystem';
import { assertOwnConfig } from '../config/check-config-permissions.ts';
import { loadPolicy } from '../config/load-policy.ts';
import { loadSettings } from '../config/load-settings.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { jsonLine } from '../render/json-lines.ts';
import type { Look } from '../render/look.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import { findWorkspace, type Command, type CommandContext } from './command.ts';

const codes: Readonly<Record<PathVerdict['decision'], ExitCode>> = {
  allow: exitCodes.done,
  deny: exitCodes.denied,
  ask: exitCodes.approvalNeeded,
};

const intents: readonly PathIntent[] = ['read', 'write', 'create', 'delete', 'list'];

/** `selfware check path`: whether a path may be read or changed beneath this directory, by which rule, and where it really is. */
export const checkPath: Command = async (context) => {
  const { host, flags, json, look, operand = '' } = context;
  const intent = intents.find((known) => known === flags['intent']) ?? 'read';
  const verdict = await judge(context, operand, intent);
  await host.stdout.write(
    json ? jsonLine({ path: operand, intent, ...verdict }) : render(verdict, look),
  );
  return codes[verdict.decision];
};

async function judge(
  context: CommandContext,
  path: string,
  intent: PathIntent,
): Promise<PathVerdict> {
  const { host, flags } = context;
  const { environment, cwd } = host;
  const workspace = await findWorkspace(context);
  const { settings } = await loadSettings({ environment, workspace, flags, cwd });
  await assertOwnConfig({ host, flags, settings });
  const { protectedPaths = [] } = await loadPolicy(settings);
  const { judgePath } = await import('@selfware/safety/filesystem');
  return judgePath(workspace, path, intent, { protectedPaths });
}

function render({ decision, rule, reason, realPath }: PathVerdict, look: Look): string {
  const colour = decision === 'allow' ? look.green : decision === 'deny' ? look.red : look.yellow;
  return [
    `${colour(decision)} ${rule}: ${neutraliseTerminalLine(reason)}`,
    ...(realPath === undefined ? [] : [`  real path: ${neutraliseTerminalLine(realPath)}`]),
    '',
  ].join('\n');
}
