import type { SecretFinding } from '@selfware/safety/secrets';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { jsonLine } from '../render/json-lines.ts';
import type { Look } from '../render/look.ts';
import type { Command } from './command.ts';
import { openRedactor } from './open-redactor.ts';
import { readAll } from './read-prompt.ts';

/** A finding by the place where a person would look for it; both count from 1, in characters as an editor does. */
interface PlacedFinding extends SecretFinding {
  readonly line: number;
  readonly column: number;
}

/** `selfware check text`: which secrets and personal data a text holds, and where; it never repeats one. */
export const checkText: Command = async (context) => {
  const { host, json, look, operand = '' } = context;
  const text = operand === '-' ? await readAll(host.stdin) : operand;
  const redactor = await openRedactor(context);
  const findings = placeAll(text, redactor.find(text));
  await host.stdout.write(json ? jsonLine({ findings }) : render(findings, look));
  return exitCodeOf(findings);
};

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
