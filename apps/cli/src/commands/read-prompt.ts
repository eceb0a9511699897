import { UsageError } from '../errors.ts';
import type { CommandContext } from './command.ts';

const maxLength = 1_000_000;

/** The prompt that the command line gives, as an operand or with --prompt; absent when it gives none. */
export async function readPrompt(
  { host, operand, flags }: CommandContext,
  operandIsPrompt: boolean,
): Promise<string | undefined> {
  const flag = flags['prompt'];
  if (operandIsPrompt && operand !== undefined && flag !== undefined)
    throw new UsageError({
      message: 'expected the task once, got it as an operand and with --prompt',
    });
  const stated = typeof flag === 'string' ? flag : operandIsPrompt ? operand : undefined;
  if (stated === undefined) return undefined;
  const text = flag === '-' ? await readAll(host.stdin) : stated;
  if (text.trim() === '') throw new UsageError({ message: 'expected a task, got an empty text' });
  return text;
}

/** Everything of a stream as text; throws `cli/usage` for more than a task may have. */
export async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stream) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    if (text.length > maxLength)
      throw new UsageError({
        message: `expected at most ${String(maxLength)} characters of task, got more`,
      });
  }
  return text + decoder.decode();
}
