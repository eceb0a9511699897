import { exitCodes, type ExitCode } from '../exit-codes.ts';
import type { PartFinding } from '../stored/stored-part.ts';
import type { Look } from './look.ts';
import { neutraliseTerminalLine } from './neutralise-terminal-text.ts';

/** The lines that tell what was found of the parts; whole ones are only counted unless the look is verbose. */
export function renderFindings(findings: readonly PartFinding[], look: Look): string {
  const told = findings.filter(({ status }) => look.verbose || status !== 'whole');
  const whole = findings.filter(({ status }) => status === 'whole').length;
  const counted = `${String(whole)} of ${String(findings.length)} parts whole\n`;
  return [...told.map((finding) => renderFinding(finding, look)), look.dim(counted)].join('');
}

/** What was found of one part, with its details. */
export function renderFinding(finding: PartFinding, look: Look): string {
  const { kind, name, status, findings, quarantined } = finding;
  const kept = quarantined.map((path) => `kept in ${path}`);
  const details = [...findings, ...kept].map((text) => `    ${neutraliseTerminalLine(text)}\n`);
  return `${signOf(finding, look)} ${kind} ${neutraliseTerminalLine(name)}: ${status}\n${details.join('')}`;
}

/** Whether a part is damaged and was not repaired. */
export function isBroken({ status }: PartFinding): boolean {
  return status === 'damaged' || status === 'lost';
}

function signOf(finding: PartFinding, look: Look): string {
  const { status } = finding;
  const { ok, warn, fail } = look.signs;
  if (status === 'whole' || status === 'repaired') return look.green(ok);
  return isBroken(finding) ? look.red(fail) : look.yellow(warn);
}

/** The exit code that findings give: 9 when something is damaged still, 1 when something is out of reach. */
export function exitCodeOfFindings(findings: readonly PartFinding[]): ExitCode {
  if (findings.some(isBroken)) return exitCodes.damaged;
  const isOutOfReach = findings.some(({ status }) => status === 'unreadable');
  return isOutOfReach ? exitCodes.failed : exitCodes.done;
}
