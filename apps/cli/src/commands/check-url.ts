import type { UrlExplanation } from '@selfware/safety/network';
import { assertOwnConfig } from '../config/check-config-permissions.ts';
import { loadSettings } from '../config/load-settings.ts';
import { exitCodes } from '../exit-codes.ts';
import { abortOnInterrupt } from '../host.ts';
import { jsonLine } from '../render/json-lines.ts';
import type { Look } from '../render/look.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import { findWorkspace, type Command, type CommandContext } from './command.ts';

/** `selfware check url`: what a guarded request for a URL would be told, and why; it connects to nothing. */
export const checkUrl: Command = async (context) => {
  const { host, json, look, operand = '' } = context;
  const explanation = await explain(context, operand);
  await host.stdout.write(
    json ? jsonLine({ input: operand, ...explanation }) : render(explanation, look),
  );
  return explanation.decision === 'allow' ? exitCodes.done : exitCodes.denied;
};

async function explain(context: CommandContext, url: string): Promise<UrlExplanation> {
  const { host, flags } = context;
  const { environment, cwd, interrupts } = host;
  const workspace = await findWorkspace(context);
  const { settings } = await loadSettings({ environment, workspace, flags, cwd });
  await assertOwnConfig({ host, flags, settings });
  const { createGuardedFetch, judgeUrl, explainUrl } = await import('@selfware/safety/network');
  const { network: policy = {} } = settings;
  // Rules that make no sense, and a proxy: what no request would start with is told first.
  createGuardedFetch({ policy, environment });
  if (flags['resolve'] === undefined) return judgeUrl(url, policy);
  const interrupted = abortOnInterrupt(interrupts);
  try {
    return await explainUrl(url, { policy, signal: interrupted.signal });
  } finally {
    interrupted.stop();
  }
}

function render(explanation: UrlExplanation, look: Look): string {
  const { decision, rule, reason, url, host, port, address, answers = [] } = explanation;
  const colour = decision === 'allow' ? look.green : look.red;
  const lines = [
    ...(url === undefined ? [] : [`url: ${url}`]),
    ...(host === undefined
      ? []
      : [`host: ${host}${port === undefined ? '' : `, port ${String(port)}`}`]),
    ...(answers.length > 0 ? answers : address === undefined ? [] : [address]).map(describeAddress),
  ];
  return [
    `${colour(decision)} ${rule}: ${neutraliseTerminalLine(reason)}`,
    ...lines.map((line) => `  ${neutraliseTerminalLine(line)}`),
    '',
  ].join('\n');
}

function describeAddress({
  address,
  kind,
  embedded,
}: NonNullable<UrlExplanation['address']>): string {
  const inside = embedded === undefined ? '' : `, which carries ${embedded}`;
  return `address: ${address} (${kind}${inside})`;
}
