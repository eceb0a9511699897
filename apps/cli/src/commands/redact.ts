import { Buffer } from 'node:buffer';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseJson, type JsonValue } from '@selfware/contracts';
import type { Redactor } from '@selfware/safety/secrets';
import { UsageError } from '../errors.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { abortOnInterrupt, type Host } from '../host.ts';
import { readPieces } from '../input/read-pieces.ts';
import { jsonLine } from '../render/json-lines.ts';
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
    for (const input of await openInputs(context)) await use(input, { host, redactor, signal });
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

// All of them are opened before a byte is given: a name that is wrong leaves no half of a result.
async function openInputs({ host, operands }: CommandContext): Promise<readonly Input[]> {
  if (operands.length === 0) return [host.stdin];
  return Promise.all(
    operands.map(async (name) => (name === '-' ? host.stdin : openFile(resolve(host.cwd, name)))),
  );
}

async function openFile(path: string): Promise<Input> {
  try {
    const handle = await open(path);
    if ((await handle.stat()).isDirectory()) throw new Error('a directory');
    return handle.createReadStream();
  } catch (cause) {
    const got = cause instanceof Error ? cause.message : 'none';
    throw new UsageError({ message: `expected a file at ${path}, got ${got}` });
  }
}

async function redactBytes(input: Input, { host, redactor, signal }: Redaction): Promise<void> {
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

const maxJsonBytes = 256_000_000;

async function redactJson(input: Input, { host, redactor, signal }: Redaction): Promise<void> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of readPieces(input, signal)) {
    bytes += piece.length;
    if (bytes > maxJsonBytes)
      throw new UsageError({
        message: `expected at most ${String(maxJsonBytes)} bytes of JSON, got more`,
        hint: 'leave --json out: then a text of any length passes through',
      });
    pieces.push(piece);
  }
  for (const value of readValues(Buffer.concat(pieces).toString('utf8')))
    await host.stdout.write(jsonLine(redactor.redactValue(value)));
}

const limits = { maxLength: maxJsonBytes, maxDepth: 200 };

// One document over many lines, or one on each line.
function* readValues(text: string): Generator<JsonValue> {
  const whole = parseJson(text, limits);
  if (whole.ok) {
    yield whole.value;
    return;
  }
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = parseJson(line, limits);
    if (!parsed.ok)
      throw new UsageError({
        message: `expected JSON on standard input, line ${String(at + 1)} is none: ${parsed.failure.message}`,
        hint: 'leave --json out to redact it as text',
      });
    yield parsed.value;
  }
}
