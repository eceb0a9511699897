import { judgeCommand } from '../src/program/judge-command.ts';
import { severity } from '../src/policy/severity.ts';

const denied = '; rm -rf /';

/** Any text gets a verdict; a denied command behind one that parses never lowers it, and no mode lifts a deny. */
export function fuzz(data: Buffer): void {
  const command = data.toString('utf8');
  const verdict = judgeCommand(command);
  if (verdict.rule === 'rule-failed')
    throw new Error('expected every text to be judged, a rule threw');
  const appended = judgeCommand(command + denied);
  // An open quote or brace swallows what is appended, which gives another text altogether.
  const isWhole = !verdict.findings.some((finding) => finding.rule === 'unparsable');
  if (isWhole && severity(appended.decision) < severity(verdict.decision))
    throw new Error(`expected at least ${verdict.decision} with more, got ${appended.decision}`);
  if (verdict.decision !== 'deny') return;
  if (judgeCommand(command, { mode: 'yolo' }).decision !== 'deny')
    throw new Error('expected a deny to hold in every mode');
}
