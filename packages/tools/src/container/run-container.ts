import { posix } from 'node:path';
import type { Result } from '@selfware/contracts';
import { buildContainerRun, type ContainerRun } from '@selfware/safety/container';
import type { ContainerRefusal } from '@selfware/safety';
import * as z from 'zod/mini';
import { defineTool, type Tool, type ToolResult } from '../define-tool.ts';
import { InvalidToolError } from '../errors.ts';
import { describeProgram } from '../shell/describe-program.ts';
import { statusOf } from '../shell/status-of.ts';
import { containerInput, containerRunOf, type ContainerInput } from './container-input.ts';

/** Where containers run. */
export interface RunContainerOptions {
  /** As `findContainerEngine` finds it. */
  readonly engine: ContainerRun['engine'];
  /** The directory of the judge and of the hands: absolute, without links. */
  readonly workspace: string;
}

const name = 'run_container';
const defaultSeconds = 120;
const maxSeconds = 600;

/** Makes the tool that runs a program in a hardened container: it gets nothing of this machine but what its arguments open, each of which is asked for. */
export function createRunContainer({ engine, workspace }: RunContainerOptions): Tool {
  const build = (input: ContainerInput): ReturnType<typeof buildContainerRun> =>
    buildNamed(containerRunOf(input, engine), workspace);
  return defineTool({
    name,
    summary:
      'Run a program in a container: no network, no root, read-only, unless opened. The image must be there.',
    input: containerInput().check(
      z.check((context) => {
        const built = build(context.value);
        if (built.ok) return;
        const { field, expected } = built.failure;
        const { value: input } = context;
        context.issues.push({
          code: 'custom',
          input,
          path: [],
          message: `${field} to be ${expected}`,
        });
      }),
    ),
    intents: (input) => {
      const built = build(input);
      if (!built.ok) throw new InvalidToolError({ tool: name });
      const seconds = Math.min(input.timeout_seconds ?? defaultSeconds, maxSeconds);
      return [
        { kind: 'run-program', argv: built.value, cwd: '.', timeoutMs: seconds * 1_000 },
      ] as const;
    },
    effects: ['runs'],
    limits: { timeoutMs: (maxSeconds + 60) * 1_000, maxOutputBytes: 16_384 },
    async perform([approved], { hands, input, signal }): Promise<ToolResult> {
      const run = containerRunOf(input, engine);
      const ran = await hands.runContainer(approved, run, { signal });
      if (!ran.ok) return refused(ran.failure);
      const outcome = ran.value;
      const { text, ending } = describeProgram(outcome, []);
      return {
        status: statusOf(outcome),
        text,
        summary: `ran ${[input.image, ...input.command].join(' ')} in a container: ${ending}`,
        totalBytes: outcome.stdout.totalBytes + outcome.stderr.totalBytes,
        ...(outcome.exitCode === undefined ? {} : { exitCode: outcome.exitCode }),
      };
    },
  });
}

// By their names alone: what is behind them is looked up when it was approved, and has to be the same.
function buildNamed(
  run: ContainerRun,
  workspace: string,
): Result<readonly [string, ...string[]], ContainerRefusal> {
  const resolvedMounts = (run.mounts ?? []).map(({ source, target }) => ({
    source: posix.resolve(workspace, source),
    target,
  }));
  return buildContainerRun({ ...run, resolvedMounts });
}

function refused({ field, expected, got, hint }: ContainerRefusal): ToolResult {
  const text = `No container was started: expected ${field} to be ${expected}, got ${got}. ${hint}`;
  return { status: 'failed', text, summary: `no container: ${field}` };
}
