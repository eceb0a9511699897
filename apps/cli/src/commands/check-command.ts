import { loadSettings } from '../config/load-settings.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { jsonLine } from '../render/json-lines.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import { findWorkspace, type Command } from './command.ts';

const codes: Readonly<Record<'allow' | 'deny' | 'ask', ExitCode>> = {
  allow: exitCodes.done,
  deny: exitCodes.denied,
  ask: exitCodes.approvalNeeded,
};

/** `selfware check command`: what safety says of a command in this directory and mode, and why. */
export const checkCommand: Command = async (context) => {
  const { host, flags, json, look, operand = '' } = context;
  const workspace = await findWorkspace(context);
  const { settings } = await loadSettings({
    environment: host.environment,
    workspace,
    flags,
    cwd: host.cwd,
  });
  const home = host.environment['HOME'];
  const { judgeCommand } = await import('@selfware/safety/command');
  const verdict = judgeCommand(operand, {
    mode: settings.mode,
    cwd: workspace,
    workspace,
    ...(home && { home }),
  });
  const { decision, rule, reason } = verdict;
  const colour = decision === 'allow' ? look.green : decision === 'deny' ? look.red : look.yellow;
  await host.stdout.write(
    json ? jsonLine(verdict) : `${colour(decision)} ${rule}: ${neutraliseTerminalLine(reason)}\n`,
  );
  return codes[decision];
};
