import { Buffer } from 'node:buffer';
import { parseJson, type JsonValue } from '@selfware/contracts';
import type { Redactor } from '@selfware/safety/secrets';
import { UsageError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { abortOnInterrupt, type Host } from '../host.ts';
import { jsonLine } from '../render/json-lines.ts';
import type { Command } from './command.ts';
import { openRedactor } from './open-redactor.ts';

/** `selfware redact`: standard input without its secrets and personal data; with `--json` JSON stays JSON and keys are judged, too. */
export const redact: Command = async (context) => {
  const { host, json } = context;
  const interruption = abortOnInterrupt(host.interrupts);
  const { signal } = interruption;
  try {
    const redactor = await openRedactor(context);
    await (json ? redactJson(host, redactor, signal) : redactBytes(host, redactor, signal));
  } finally {
    interruption.stop();
  }
  return signal.aborted ? exitCodes.interrupted : exitCodes.done;
};

async function redactBytes(host: Host, redactor: Redactor, signal: AbortSignal): Promise<void> {
  const { readable, writable } = redactor.stream();
  const writer = writable.getWriter();
  const feed = async (): Promise<void> => {
    for await (const chunk of piecesOf(host.stdin, signal)) await writer.write(chunk);
    await writer.close();
  };
  const show = async (): Promise<void> => {
    for await (const bytes of readable) await host.stdout.write(bytes);
  };
  await Promise.all([feed(), show()]);
}

// An interrupt ends the input: what was read so far is redacted to its end.
async function* piecesOf(
  input: NodeJS.ReadableStream,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const iterator = input[Symbol.asyncIterator]();
  const aborted = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  while (!signal.aborted) {
    const next = await Promise.race([iterator.next(), aborted]);
    if (next === undefined || next.done === true) return;
    yield typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
  }
}

const maxJsonBytes = 256_000_000;

async function redactJson(host: Host, redactor: Redactor, signal: AbortSignal): Promise<void> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of piecesOf(host.stdin, signal)) {
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
