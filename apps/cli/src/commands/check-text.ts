import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { SecretFinding } from '@selfware/safety/secrets';
import { UsageError } from '../errors.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { jsonLine } from '../render/json-lines.ts';
import type { Look } from '../render/look.ts';
import { decodeInput, type DecodedInput } from '../input/decode-input.ts';
import { readBytes } from '../input/read-bytes.ts';
import { readFileBytes } from '../input/read-file-bytes.ts';
import type { Command, CommandContext } from './command.ts';
import { openRedactor } from './open-redactor.ts';

/** A finding by the place where a person would look for it; both count from 1, in characters as an editor does. */
interface PlacedFinding extends SecretFinding {
  readonly line: number;
  readonly column: number;
}

/** `selfware check text`: which secrets and personal data a text holds, and where; it never repeats one. */
export const checkText: Command = async (context) => {
  const { host, json, look } = context;
  const { text, doubt } = await readSource(context);
  const redactor = await openRedactor(context);
  const findings = placeAll(text, redactor.find(text));
  if (!json && doubt !== undefined) await host.stderr.write(`${look.yellow('note')} ${doubt}\n`);
  const told = { findings, ...(doubt === undefined ? {} : { doubt }) };
  await host.stdout.write(json ? jsonLine(told) : render(findings, look));
  return exitCodeOf(findings);
};

const maxBytes = 256_000_000;

async function readSource({ host, flags, operand }: CommandContext): Promise<DecodedInput> {
  const { file } = flags;
  if ((typeof file === 'string') === (operand !== undefined))
    throw new UsageError({
      message: 'expected TEXT, or --file PATH, got both or none',
      hint: 'for example: selfware check text --file app.log',
    });
  if (typeof file === 'string') return decodeInput(await readFileBytes(host.cwd, file));
  if (operand === '-') return decodeInput(await readBytes(host, { what: 'text', maxBytes }));
  return textOf(operand ?? '', host.cwd);
}

// Whoever names a file wants to know what is in it.
async function textOf(text: string, cwd: string): Promise<DecodedInput> {
  if (/\s/u.test(text)) return { text };
  const isFile = await stat(resolve(cwd, text)).then(
    (stats) => stats.isFile(),
    () => false,
  );
  if (!isFile) return { text };
  const doubt = `\`${text}\` was looked at as a text; for what is in the file: selfware check text --file ${text}`;
  return { text, doubt };
}

function exitCodeOf(findings: readonly PlacedFinding[]): ExitCode {
  if (findings.length === 0) return exitCodes.done;
  const hasSecret = findings.some(({ category }) => category === 'secret');
  return hasSecret ? exitCodes.denied : exitCodes.approvalNeeded;
}

// Findings come in order, so that the text is counted through once.
function placeAll(text: string, findings: readonly SecretFinding[]): readonly PlacedFinding[] {
  let line = 1;
  let lineStart = 0;
  return findings.map((finding) => {
    for (let at = text.indexOf('\n', lineStart); at >= 0 && at < finding.start;) {
      line += 1;
      lineStart = at + 1;
      at = text.indexOf('\n', lineStart);
    }
    return { ...finding, line, column: finding.start - lineStart + 1 };
  });
}

function render(findings: readonly PlacedFinding[], look: Look): string {
  if (findings.length === 0) return `${look.green('clean')} nothing was found\n`;
  return findings
    .map(({ rule, category, severity, line, column, start, end }) => {
      const colour = category === 'secret' ? look.red : look.yellow;
      return `${colour(category)} ${rule}: line ${String(line)}, column ${String(column)}, ${String(end - start)} characters (${severity})\n`;
    })
    .join('');
}
