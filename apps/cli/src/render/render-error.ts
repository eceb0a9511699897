import { SelfwareError, type SerializedError } from '@selfware/contracts';
import { jsonLine } from './json-lines.ts';
import type { Look } from './look.ts';
import { neutraliseTerminalText } from './neutralise-terminal-text.ts';

/** An error for standard error: what was expected and got, and what to do; one JSON line with `json`. */
export function renderError(
  error: unknown,
  { look, json }: { readonly look: Look; readonly json: boolean },
): string {
  const told = describe(error);
  if (json) return jsonLine({ type: 'error', error: told });
  const hint = told.hint === undefined ? '' : `  ${told.hint}\n`;
  const stack = look.verbose && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  return `${look.red('selfware:')} ${neutraliseTerminalText(`${told.message} (${told.code})\n${hint}${stack}`)}`;
}

function describe(error: unknown): SerializedError {
  if (SelfwareError.isInstance(error)) return error.toJSON();
  const message = error instanceof Error ? error.message : 'something that is no error was thrown';
  return { code: 'cli/unexpected', category: 'internal', message, retryable: false, details: {} };
}
