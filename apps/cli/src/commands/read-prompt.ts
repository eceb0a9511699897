import { UsageError } from '../errors.ts';
import type { Host } from '../host.ts';
import { decodeInput } from '../input/decode-input.ts';
import { readBytes } from '../input/read-bytes.ts';
import type { CommandContext } from './command.ts';

const maxBytes = 1_000_000;

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
  const text = flag === '-' ? await readAll(host, 'task') : stated;
  if (text.trim() === '') throw new UsageError({ message: 'expected a task, got an empty text' });
  return text;
}

/** Everything on standard input as text; throws `cli/usage` for more than `what` may have, and `cli/interrupted` at an interrupt. */
export async function readAll(
  host: Pick<Host, 'stdin' | 'interrupts'>,
  what: string,
): Promise<string> {
  return decodeInput(await readBytes(host, { what, maxBytes })).text;
}
