import { renderCompletion, type CompletionShell } from '../command-line/render-completion.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Command } from './command.ts';

/** `selfware completion`: prints the script for a shell. */
export const completion: Command = async ({ host, operand }) => {
  // The parser let nothing else through.
  await host.stdout.write(renderCompletion(operand as CompletionShell));
  return exitCodes.done;
};
