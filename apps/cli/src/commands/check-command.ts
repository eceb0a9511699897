import { resolve } from 'node:path';
import { createJudge, type Ruling } from '@selfware/safety';
import { assertOwnConfig } from '../config/check-config-permissions.ts';
import { loadPolicy } from '../config/load-policy.ts';
import { loadSettings } from '../config/load-settings.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { judgeOptions } from '../judge-options.ts';
import { describeEffects, describeFindings } from '../render/describe-command.ts';
import { jsonLine } from '../render/json-lines.ts';
import type { Look } from '../render/look.ts';
import { markSpan } from '../render/mark-span.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import { needsSandbox } from '../sandbox/open-sandbox.ts';
import { findWorkspace, type Command, type CommandContext } from './command.ts';
import { readAll } from './read-prompt.ts';

const codes: Readonly<Record<'allow' | 'deny' | 'ask', ExitCode>> = {
  allow: exitCodes.done,
  deny: exitCodes.denied,
  ask: exitCodes.approvalNeeded,
};

/** `selfware check command`: what a run in this directory and mode would be told of a command, and why. */
export const checkCommand: Command = async (context) => {
  const { host, json, look, operand = '' } = context;
  const text = operand === '-' ? (await readAll(host, 'command')).replace(/\n$/u, '') : operand;
  const { verdict, command } = await judge(context, text);
  const { decision } = verdict;
  const told = { command: text, ...verdict, ...command };
  await host.stdout.write(json ? jsonLine(told) : render({ verdict, command }, text, look));
  return codes[decision];
};

async function judge(
  context: CommandContext,
  text: string,
): Promise<Pick<Ruling, 'verdict' | 'command'>> {
  const { host, flags } = context;
  const { environment, cwd } = host;
  const workspace = await findWorkspace(context);
  const { settings } = await loadSettings({ environment, workspace, flags, cwd });
  await assertOwnConfig({ host, flags, settings });
  const stated = flags['policy'];
  const file = typeof stated === 'string' ? resolve(cwd, stated) : undefined;
  const policy = await loadPolicy(settings, file);
  const spent = (): number => 0;
  // The question is what would be said where a run gets its sandbox; whether it does, `doctor` tells.
  const temporary = needsSandbox(settings) ? ['/tmp'] : [];
  const sandbox = { level: 'bubblewrap', temporary } as const;
  const sources = { settings, workspace, environment, policy, spent, sandbox };
  const judging = createJudge(judgeOptions(sources));
  return judging.judge({ kind: 'run-shell', command: text, cwd: '.', timeoutMs: 60_000 });
}

function render(
  { verdict, command }: { verdict: Ruling['verdict']; command: Ruling['command'] },
  text: string,
  look: Look,
): string {
  const { decision, rule, reason, span } = verdict;
  const colour = decision === 'allow' ? look.green : decision === 'deny' ? look.red : look.yellow;
  return [
    `${colour(decision)} ${rule}: ${neutraliseTerminalLine(reason)}`,
    ...markSpan(text, span).map((line) => `    ${line}`),
    ...describeFindings(command?.findings ?? []),
    ...(command === undefined ? [] : describeEffects(command.effects)),
    '',
  ].join('\n');
}
