import { resolve } from 'node:path';
import type { PolicyCaseOutcome } from '@selfware/safety/command';
import { loadPolicy, readPolicyText } from '../config/load-policy.ts';
import { loadSettings } from '../config/load-settings.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine } from '../render/json-lines.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import { findWorkspace, type Command } from './command.ts';

/** `selfware policy test`: judges cases offline by a policy and tells which are not judged as they say. */
export const testPolicyFile: Command = async (context) => {
  const { host, flags, json, operand = '' } = context;
  const { environment, cwd } = host;
  const workspace = await findWorkspace(context);
  const { settings } = await loadSettings({ environment, workspace, flags, cwd });
  const stated = flags['policy'];
  const file = typeof stated === 'string' ? resolve(cwd, stated) : undefined;
  const { command = {} } = await loadPolicy(settings, file);
  const { parsePolicyCases, testPolicy } = await import('@selfware/safety/command');
  const cases = await parsePolicyCases(await readPolicyText(resolve(cwd, operand)), {
    file: operand,
  });
  if (!cases.ok) throw cases.failure;
  const outcomes = cases.value.map((one) => testPolicy(one, command));
  const failures = outcomes.filter(({ passed }) => !passed);
  const told = failures.map((outcome) => (json ? jsonLine(describe(outcome)) : render(outcome)));
  const summary = { cases: outcomes.length, failed: failures.length };
  const end = json
    ? jsonLine(summary)
    : `${String(summary.cases)} cases, ${String(summary.failed)} failed\n`;
  await host.stdout.write(told.join('') + end);
  return failures.length === 0 ? exitCodes.done : exitCodes.failed;
};

function describe({ case: one, verdict }: PolicyCaseOutcome) {
  const { source, ...rest } = one;
  const { decision, rule, reason, source: decidedAt } = verdict;
  return { ...rest, ...source, got: { decision, rule, reason, ...(decidedAt && { decidedAt }) } };
}

function render({ case: one, verdict }: PolicyCaseOutcome): string {
  const { file, line } = one.source;
  const text = one.command ?? JSON.stringify(one.argv);
  const expected = one.rule === undefined ? one.expect : `${one.expect} by ${one.rule}`;
  const told = `${file}:${String(line)}: expected ${expected}, got ${verdict.decision} by ${verdict.rule}: ${text}`;
  return `${neutraliseTerminalLine(told)}\n`;
}
