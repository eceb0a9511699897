import type { ProgramOutcome } from '@selfware/contracts';
import * as z from 'zod/mini';
import { defineTool, type Tool, type ToolResult } from '../define-tool.ts';
import { describeProgram } from './describe-program.ts';
import { limitsOfCommand } from './limits-of-command.ts';
import { statusOf } from './status-of.ts';

const maxSeconds = 600;

/** Runs a command line in the workspace. */
export const runCommand: Tool = defineTool({
  name: 'run_command',
  summary: 'Run a shell command in the workspace, without input.',
  input: z.object({
    command: z.string().check(z.minLength(1)),
    timeout_seconds: z.optional(z.number().check(z.gt(0), z.describe('at most 600'))),
  }),
  intents: ({ command, timeout_seconds: asked }) => {
    const { usual, most } = limitsOfCommand(command);
    const seconds = Math.min(asked ?? usual, most);
    return [{ kind: 'run-shell', command, cwd: '.', timeoutMs: seconds * 1_000 }];
  },
  effects: ['runs'],
  // Beyond the longest command, its grace and its drain: the program's own limit ends it first.
  limits: { timeoutMs: (maxSeconds + 10) * 1_000, maxOutputBytes: 16_384 },
  async perform([approved], { hands, input, signal }): Promise<ToolResult> {
    const outcome = await hands.runShell(approved, { signal });
    const { text, ending } = describeProgram(outcome, noticesOf(input));
    return {
      status: statusOf(outcome),
      text,
      summary: `ran ${input.command}: ${ending}`,
      totalBytes: outcome.stdout.totalBytes + outcome.stderr.totalBytes,
      ...wholeOf(outcome),
      ...(outcome.exitCode === undefined ? {} : { exitCode: outcome.exitCode }),
    };
  },
});

function noticesOf(input: {
  readonly command: string;
  readonly timeout_seconds?: number | undefined;
}): readonly string[] {
  const { kind, most } = limitsOfCommand(input.command);
  if ((input.timeout_seconds ?? 0) <= most) return [];
  const which = kind === 'other' ? '' : ` of ${kind.replace('-', ' ')} commands`;
  return [`the time limit${which} is ${most} seconds at most`];
}

// A model is pointed to one: what a program is asked for stands on its standard output.
function wholeOf({ stdout, stderr }: ProgramOutcome): Pick<ToolResult, 'whole'> {
  if (stdout.blob !== undefined) return { whole: { id: stdout.blob, of: 'stdout' } };
  return stderr.blob === undefined ? {} : { whole: { id: stderr.blob, of: 'stderr' } };
}
