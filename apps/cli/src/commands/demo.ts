import { dirname, delimiter } from 'node:path';
import { discoverServers } from '@selfware/llm-client';
import type { MockLlmServer } from '@selfware/llm-client/testing';
import { compose } from '../compose.ts';
import { defaultSettings } from '../config/default-settings.data.ts';
import type { Environment } from '../config/directories.ts';
import { demoScript, demoTask, testCommand } from '../demo/demo-script.data.ts';
import { prepareSample, type Sample } from '../demo/prepare-sample.ts';
import { keepTestOutput, reportDemo } from '../demo/report-demo.ts';
import type { ExitCode } from '../exit-codes.ts';
import { abortOnInterrupt, type Host } from '../host.ts';
import type { Command, CommandContext } from './command.ts';
import { chooseRenderer, exitCodeOfEnd, showRun } from './show-run.ts';
import { startStats } from './show-stats.ts';

const model = 'scripted-model';

/** `selfware demo`: the real agent fixes a sample repository; only the model's words are scripted. */
export const demo: Command = async (context) => {
  const kept = context.flags['keep'] === true;
  const sample = await prepareSample();
  const { startMockLlmServer } = await import('@selfware/llm-client/testing');
  const server = await startMockLlmServer(demoScript, { models: [{ id: model }] });
  try {
    if (!context.json) await introduce(context, sample, server);
    return await play(context, sample, server);
  } finally {
    await server.close();
    if (!kept) await sample.remove();
  }
};

async function introduce(
  { host, look }: CommandContext,
  { workspace }: Sample,
  { endpoint }: MockLlmServer,
): Promise<void> {
  await host.stdout.write(
    [
      look.bold('Selfware demo'),
      `A small repository with a failing test was copied to ${workspace}.`,
      'The agent, its tools, the files, the processes and the HTTP are real.',
      `Only the model's words are scripted: they come from a mock server at ${endpoint}.`,
      '',
      `${look.bold('Task')}  ${demoTask}`,
      '',
      '',
    ].join('\n'),
  );
}

async function play(
  context: CommandContext,
  sample: Sample,
  server: MockLlmServer,
): Promise<ExitCode> {
  const { host, flags } = context;
  const interrupt = abortOnInterrupt(host.interrupts);
  const stats = flags['stats'] === true ? startStats() : undefined;
  const servers = discoverServers();
  const composition = await composeDemo(host, sample, server.endpoint);
  let testOutput = '';
  try {
    const { signal } = interrupt;
    const events = keepTestOutput(composition.agent.run(demoTask, { signal }), (output) => {
      testOutput = output;
    });
    const end = await showRun(events, chooseRenderer(context));
    if (end === undefined || signal.aborted) return exitCodeOfEnd(end);
    const kept = flags['keep'] === true ? { kept: sample.directory } : {};
    await reportDemo(context, { end, sample, testOutput, servers: await servers, ...kept });
    server.assertConsumed();
    return exitCodeOfEnd(end);
  } finally {
    await composition.close();
    interrupt.stop();
    await stats?.show(context);
  }
}

function composeDemo(
  host: Host,
  { workspace, stateDirectory }: Sample,
  endpoint: string,
): ReturnType<typeof compose> {
  return compose({
    settings: {
      ...defaultSettings,
      mode: 'accept-edits',
      verify: testCommand,
      memory: false,
      endpoint,
      model,
    },
    workspace,
    stateDirectory,
    environment: withOwnNode(host),
  });
}

// The sample's tests run on the Node that runs this, wherever it was started from.
function withOwnNode({ environment, node }: Host): Environment {
  const path = [dirname(node.path), environment['PATH']].filter(Boolean).join(delimiter);
  return { ...environment, PATH: path };
}
