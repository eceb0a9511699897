import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  startMockLlmServer,
  type MockReply,
} from '../../packages/llm-client/src/testing/testing.ts';
import { benchEnvironment, commandFile } from './bench-environment.ts';
import type { BenchRow } from './judge-rows.ts';
import { measureAll, type Candidate } from './measure.ts';

const rounds = 15;
const fewTurns = 5;
const manyTurns = 25;

/** How long whole runs take against an empty program, and each further turn against a bare spawn. */
export async function benchRuns(directory: string): Promise<readonly BenchRow[]> {
  const plan = { turns: 0, asked: 0 };
  const server = await startMockLlmServer(() => {
    plan.asked += 1;
    return plan.asked <= plan.turns ? commandCall(plan.asked) : { text: 'Done.' };
  });
  mkdirSync(join(directory, 'workspace'));
  try {
    const times = await measureAll(candidates(directory, server.endpoint, plan), rounds);
    const first = server.requests.find(({ method }) => method === 'POST');
    return rowsOf(times, Buffer.byteLength(first?.rawBody ?? ''));
  } finally {
    await server.close();
  }
}

/** How many tool calls the mock model makes before its last reply, and how often it was asked in this run. */
interface TurnPlan {
  turns: number;
  asked: number;
}

function candidates(directory: string, endpoint: string, plan: TurnPlan): readonly Candidate[] {
  const environment = benchEnvironment(directory);
  const words = ['run', 'Say done.', '--endpoint', endpoint, '--model', 'mock-model'];
  const args = [commandFile, ...words, '--mode', 'yolo', '-C', join(directory, 'workspace')];
  const run = (
    name: string,
    turns: number,
    key: Readonly<Record<string, string>> = {},
  ): Candidate => ({
    name,
    args,
    environment: { ...environment, ...key },
    prepare: () => {
      Object.assign(plan, { turns, asked: 0 });
      rmSync(join(directory, 'state/sessions'), { recursive: true, force: true });
    },
  });
  return [
    { name: 'empty', args: ['-e', '0'], environment },
    run('reply', 0),
    run('reply with a key', 0, { SELFWARE_API_KEY: 'sk-bench-0123456789abcdef' }),
    { name: 'empty again', args: ['-e', '0'], environment },
    run('few turns', fewTurns),
    bareSpawns('few spawns', fewTurns, directory),
    run('many turns', manyTurns),
    bareSpawns('many spawns', manyTurns, directory),
  ];
}

// Different words each turn: an agent that repeats itself is stopped.
function commandCall(turn: number): MockReply {
  return {
    toolCalls: [
      { name: 'run_command', arguments: { command: turn === 1 ? 'true' : `true ${turn}` } },
    ],
  };
}

function bareSpawns(name: string, count: number, directory: string): Candidate {
  const file = join(directory, `spawn-${count}.mjs`);
  writeFileSync(
    file,
    `import { spawn } from 'node:child_process';
for (let left = ${count}; left > 0; left -= 1) {
  await new Promise((resolve) => spawn('true', { stdio: 'pipe' }).on('close', resolve));
}
`,
  );
  return { name, args: [file], environment: benchEnvironment(directory) };
}

function rowsOf(times: Readonly<Record<string, number>>, firstBody: number): readonly BenchRow[] {
  const time = (name: string): number => times[name] ?? Number.NaN;
  const slope = (many: string, few: string): number =>
    (time(many) - time(few)) / (manyTurns - fewTurns);
  const turnMs = slope('many turns', 'few turns');
  const spawnMs = slope('many spawns', 'few spawns');
  return [
    {
      what: 'node -e 0 against itself (noise)',
      value: time('empty again') / time('empty'),
      unit: 'x',
    },
    { what: 'selfware run, one reply', value: time('reply') / time('empty'), most: 5, unit: 'x' },
    {
      what: 'selfware run, one reply, a key in the environment',
      value: time('reply with a key') / time('empty'),
      most: 6,
      unit: 'x',
    },
    { what: 'a further turn with run_command("true")', value: turnMs, unit: 'ms' },
    { what: 'spawning true from a bare script', value: spawnMs, unit: 'ms' },
    {
      what: 'what a further turn adds to the bare spawn',
      value: turnMs - spawnMs,
      most: 10,
      unit: 'ms',
    },
    {
      what: "the first request's body",
      value: firstBody === 0 ? Number.NaN : firstBody,
      most: 5000,
      unit: 'bytes',
    },
  ];
}
