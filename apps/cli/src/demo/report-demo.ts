import type { AgentEvent, RunEnd } from '@selfware/agent';
import type { FoundServer } from '@selfware/llm-client';
import type { CommandContext } from '../commands/command.ts';
import { jsonLine } from '../render/json-lines.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import { formatCount, formatDuration, formatNumber } from '../render/quantities.ts';
import { renderDiff, unifiedDiff } from '../render/render-diff.ts';
import type { Sample } from './prepare-sample.ts';

/** What the demo ended with. */
export interface DemoReport {
  readonly end: RunEnd;
  readonly sample: Sample;
  readonly testOutput: string;
  readonly servers: readonly FoundServer[];
  /** Absent when the temporary directory is removed. */
  readonly kept?: string;
}

/** Keeps the output of the last verification: the test result that the report shows. */
export async function* keepTestOutput(
  events: AsyncIterable<AgentEvent>,
  keep: (output: string) => void,
): AsyncIterable<AgentEvent> {
  for await (const event of events) {
    if (event.type === 'verification-end') keep(event.outcome.text);
    yield event;
  }
}

/** Shows what the run did, what it cost, and how to go on with a real model. */
export async function reportDemo(
  { host, look, json }: CommandContext,
  report: DemoReport,
): Promise<void> {
  const files = await changedFiles(report);
  const tests = testResult(report.testOutput);
  if (json) {
    const diff = (await Promise.all(files.map(unifiedDiff))).join('');
    const { usage, durationMs, outcome } = report.end;
    const { servers, kept = null } = report;
    await host.stdout.write(
      jsonLine({ type: 'demo-end', outcome, diff, tests, usage, durationMs, servers, kept }),
    );
    return;
  }
  const { usage, durationMs, turns } = report.end;
  const lines = [
    '',
    look.bold('What changed'),
    ...(await Promise.all(files.map((file) => renderDiff(file, look)))),
    `${look.bold('Tests')}     ${tests}`,
    `${look.bold('Tokens')}    ${formatNumber(usage.input)} in, ${formatNumber(usage.output)} out, ${formatCount(turns, 'request')} (the scripted server's figures)`,
    `${look.bold('Duration')}  ${formatDuration(durationMs)}`,
    '',
    look.bold('With a real model'),
    ...nextSteps(report.servers),
    ...(report.kept === undefined ? [] : ['', `Kept: ${report.kept}`]),
    '',
  ];
  await host.stdout.write(lines.join('\n'));
}

async function changedFiles({ end, sample }: DemoReport) {
  const paths = [...new Set(end.changes.map(({ path }) => path))];
  return Promise.all(
    paths.map(async (path) => ({
      path,
      before: await sample.original(path),
      after: await sample.current(path),
    })),
  );
}

/** The counts of Node's own test runner, whatever its reporter: `4 tests, 4 pass, 0 fail`. */
export function testResult(output: string): string {
  const count = (name: string): string =>
    new RegExp(`^(?:#|\\S+) ${name} (\\d+)`, 'mu').exec(output)?.[1] ?? '?';
  return `${count('tests')} run, ${count('pass')} passed, ${count('fail')} failed`;
}

function nextSteps(servers: readonly FoundServer[]): string[] {
  const command = (endpoint: string, model: string): string =>
    `  selfware run "make the failing test pass" --endpoint ${endpoint} --model ${model} --verify "npm test"`;
  const found = servers.map(({ name, endpoint, models }) => ({
    name: neutraliseTerminalLine(name),
    line: command(
      neutraliseTerminalLine(endpoint),
      neutraliseTerminalLine(models[0]?.id ?? 'NAME'),
    ),
  }));
  if (found.length === 0)
    return [
      '  No local server answers on a usual port (Ollama, LM Studio, llama.cpp, vLLM, SGLang). With one:',
      command('http://127.0.0.1:11434/v1', 'NAME'),
    ];
  return found.flatMap(({ name, line }) => [`  ${name} answers on this machine:`, line]);
}
