import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseJson, type JsonObject } from '@selfware/contracts';
import {
  startMockLlmServer,
  type MockLlmServer,
  type MockScript,
} from '@selfware/llm-client/testing';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';

/** The built command. */
export const entry: string = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

/** How a command ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command under way. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  stdout(): string;
  stderr(): string;
}

/** What a test says of one command. */
export interface StartOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** A workspace, a state directory and a home of their own, and a model server on loopback. */
export interface Stage extends AsyncDisposable {
  readonly files: TemporaryWorkspace;
  readonly workspace: string;
  readonly state: string;
  readonly home: string;
  readonly server: MockLlmServer;
  readonly environment: Readonly<Record<string, string>>;
  start(args: readonly string[], options?: StartOptions): Running;
  run(args: readonly string[], options?: StartOptions): Promise<Ended>;
}

/** Sets a stage with these files in the workspace and this script for the model. */
export async function createStage(
  script: MockScript = [],
  files: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const place = await createTemporaryWorkspace(
    Object.fromEntries([
      ['work/.keep', ''],
      ['home/.keep', ''],
      ...Object.entries(files).map(([name, content]) => [`work/${name}`, content] as const),
    ]),
  );
  const server = await startMockLlmServer(script);
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: place.resolve('home'),
    SELFWARE_STATE_DIR: place.resolve('state'),
    SELFWARE_ENDPOINT: server.endpoint,
    SELFWARE_MODEL: 'mock-model',
  };
  const start = (args: readonly string[], options: StartOptions = {}): Running =>
    startCommand(
      args,
      place.resolve('work'),
      { ...environment, ...options.environment },
      options.input,
    );
  return {
    files: place,
    workspace: place.resolve('work'),
    state: place.resolve('state'),
    home: place.resolve('home'),
    server,
    environment,
    start,
    run: (args, options) => start(args, options).ended,
    async [Symbol.asyncDispose]() {
      await server.close();
      await place.remove();
    },
  };
}

function startCommand(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
  input: string | undefined,
): Running {
  const child = spawn(process.execPath, [entry, ...args], {
    cwd,
    env,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin?.end(input);
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (exitCode, signal) => {
      resolve({ exitCode, signal, stdout, stderr });
    });
  });
  return { child, ended, stdout: () => stdout, stderr: () => stderr };
}

/** The lines of JSON that a command wrote; throws where a line is anything else. */
export function jsonLines(text: string): readonly JsonObject[] {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new Error('expected the last line to be ended');
  return lines.map((line) => {
    const parsed = parseJson(line, { maxLength: 10_000_000, maxDepth: 64 });
    if (
      !parsed.ok ||
      typeof parsed.value !== 'object' ||
      parsed.value === null ||
      Array.isArray(parsed.value)
    )
      throw new Error(`expected a JSON object, got ${line.slice(0, 200)}`);
    return parsed.value as JsonObject;
  });
}

/** The events of one type among lines of JSON. */
export function ofType(lines: readonly JsonObject[], type: string): readonly JsonObject[] {
  return lines.filter((line) => line['type'] === type);
}
