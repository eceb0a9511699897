import { constants, createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Redactor } from '@selfware/safety/secrets';
import { UsageError } from '../errors.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { abortOnInterrupt, type Host } from '../host.ts';
import { readPieces } from '../input/read-pieces.ts';
import { jsonLine } from '../render/json-lines.ts';
import { createJsonRedaction } from '../redaction/json-lines-redaction.ts';
import type { Command, CommandContext } from './command.ts';
import { openRedactor } from './open-redactor.ts';

/** `selfware redact`: files or standard input without their secrets and personal data; with `--json` JSON stays JSON and keys are judged, too. */
export const redact: Command = async (context) => {
  const { host, json, flags } = context;
  if (flags['list-rules'] === true) return listRules(context);
  const interruption = abortOnInterrupt(host.interrupts);
  const { signal } = interruption;
  try {
    const redactor = await openRedactor(context);
    const use = json ? redactJson : redactBytes;
    let textLines = 0;
    for (const open of await findInputs(context))
      textLines += await use(open(), { host, redactor, signal });
    if (textLines > 0) await tellTextLines(context, textLines);
  } finally {
    interruption.stop();
  }
  return signal.aborted ? exitCodes.interrupted : exitCodes.done;
};

type Input = NodeJS.ReadableStream & { readonly fd?: number };

interface Redaction {
  readonly host: Host;
  readonly redactor: Redactor;
  readonly signal: AbortSignal;
}

// All of them are looked at before a byte is given: a name that is wrong leaves no half of a result.
async function findInputs({ host, operands }: CommandContext): Promise<readonly (() => Input)[]> {
  const names = operands.length === 0 ? ['-'] : operands;
  const paths = names.map((name) => (name === '-' ? undefined : resolve(host.cwd, name)));
  for (const path of paths) if (path !== undefined) await assertFile(path);
  return paths.map((path) => () => (path === undefined ? host.stdin : createReadStream(path)));
}

async function assertFile(path: string): Promise<void> {
  try {
    await access(path, constants.R_OK);
    if ((await stat(path)).isDirectory()) throw new Error('a directory');
  } catch (cause) {
    const got = cause instanceof Error ? cause.message : 'none';
    throw new UsageError({ message: `expected a file at ${path}, got ${got}` });
  }
}

async function redactBytes(input: Input, { host, redactor, signal }: Redaction): Promise<number> {
  const { readable, writable } = redactor.stream();
  const writer = writable.getWriter();
  // An interrupt ends the input: what was read so far is redacted to its end.
  const feed = async (): Promise<void> => {
    for await (const chunk of readPieces(input, signal)) await writer.write(chunk);
    await writer.close();
  };
  const show = async (): Promise<void> => {
    for await (const bytes of readable) await host.stdout.write(bytes);
  };
  await Promise.all([feed(), show()]);
  return 0;
}

async function tellTextLines({ host, look }: CommandContext, lines: number): Promise<void> {
  const what =
    lines === 1 ? 'a part that was no JSON was' : `${String(lines)} parts that were no JSON were`;
  await host.stderr.write(`${look.yellow('note')} ${what} redacted as text\n`);
}

async function listRules({ host, json, flags }: CommandContext): Promise<ExitCode> {
  const { redactionRules } = await import('@selfware/safety/secrets');
  const { only } = flags;
  const rules = redactionRules.filter(({ category }) => only === undefined || only === category);
  const lines = rules.map(({ id, category, severity }) =>
    json
      ? jsonLine({ id, category, severity })
      : `${category.padEnd(6)}  ${severity.padEnd(8)}  ${id}\n`,
  );
  await host.stdout.write(lines.join(''));
  return exitCodes.done;
}

async function redactJson(input: Input, { host, redactor, signal }: Redaction): Promise<number> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const redaction = createJsonRedaction(redactor);
  // What no value may begin with: the mark of the order of bytes.
  let isFirst = true;
  for await (const piece of readPieces(input, signal)) {
    const text = decoder.decode(piece, { stream: true });
    const mark = isFirst && text.startsWith('\ufeff') ? '\ufeff' : '';
    isFirst &&= text === '';
    await host.stdout.write(mark + redaction.push(text.slice(mark.length)));
  }
  await host.stdout.write(redaction.push(decoder.decode()) + redaction.end());
  return redaction.textLines;
}
