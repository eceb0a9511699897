import * as z from 'zod/mini';
import { defineTool, type Tool, type ToolResult } from '../define-tool.ts';
import { describeProgram } from './describe-program.ts';
import { statusOf } from './status-of.ts';

const defaultSeconds = 120;
const maxSeconds = 600;

/** Runs a command line in the workspace. */
export const runCommand: Tool = defineTool({
  name: 'run_command',
  summary: 'Run a shell command in the workspace, without input.',
  input: z.object({
    command: z.string().check(z.minLength(1)),
    timeout_seconds: z.optional(z.number().check(z.gt(0), z.describe('at most 600'))),
  }),
  intents: ({ command, timeout_seconds: seconds = defaultSeconds }) => [
    { kind: 'run-shell', command, cwd: '.', timeoutMs: Math.min(seconds, maxSeconds) * 1_000 },
  ],
  effects: ['runs'],
  // Beyond the longest command, its grace and its drain: the program's own limit ends it first.
  limits: { timeoutMs: (maxSeconds + 10) * 1_000, maxOutputBytes: 16_384 },
  async perform([approved], { hands, input, signal }): Promise<ToolResult> {
    const outcome = await hands.runShell(approved, { signal });
    const clamped = (input.timeout_seconds ?? 0) > maxSeconds;
    const notices = clamped ? [`the time limit is ${maxSeconds} seconds at most`] : [];
    const { text, ending } = describeProgram(outcome, notices);
    return {
      status: statusOf(outcome),
      text,
      summary: `ran ${input.command}: ${ending}`,
      totalBytes: outcome.stdout.totalBytes + outcome.stderr.totalBytes,
      ...(outcome.exitCode === undefined ? {} : { exitCode: outcome.exitCode }),
    };
  },
});
