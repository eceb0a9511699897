import type { RunEnd, RunOutcome } from '@selfware/agent';
import type { Look } from './look.ts';
import { neutraliseTerminalLine } from './neutralise-terminal-text.ts';
import { formatCount, formatDuration, formatNumber } from './quantities.ts';

/** The last lines of a run: how it ended, what it cost, and what can be done now. */
export function renderRunEnd(end: RunEnd, look: Look): string {
  const sign = end.outcome === 'done' ? look.green(look.signs.ok) : look.red(look.signs.fail);
  const summary = [
    `${sign} ${endings[end.outcome]}`,
    ...(end.verification === 'passed' ? ['verified'] : []),
    formatCount(end.turns, 'turn'),
    tokensOf(end),
    formatDuration(end.durationMs),
    ...changed(end),
  ].join(look.dim(` ${look.signs.dot} `));
  return [summary, ...advice(end, look)].join('\n');
}

const endings: Readonly<Record<RunOutcome, string>> = {
  done: 'done',
  unfinished: 'ended without being finished',
  'model-failed': 'the model or its server failed',
  cancelled: 'interrupted',
  denied: 'ended after a refusal',
  'approval-needed': 'ended: approval was needed and nobody was there to ask',
  'timed-out': 'out of time',
  'budget-exceeded': 'out of budget',
  'context-full': 'the context window is full',
  'storage-failed': 'the journal could not be written',
};

function tokensOf({ usage }: RunEnd): string {
  const about = usage.source === 'estimate' ? 'about ' : '';
  return `${about}${formatNumber(usage.input)} in, ${formatCount(usage.output, 'token')} out`;
}

function changed({ changes }: RunEnd): string[] {
  const files = new Set(changes.map(({ path }) => path)).size;
  return files === 0 ? [] : [`${formatCount(files, 'file')} changed`];
}

function advice({ error, refused, outcome, changes }: RunEnd, look: Look): string[] {
  const lines: string[] = [];
  if (error !== undefined) {
    lines.push(look.red(`  ${neutraliseTerminalLine(error.message)} (${error.code})`));
    if (error.hint !== undefined) lines.push(`  ${neutraliseTerminalLine(error.hint)}`);
  }
  if (refused > 0)
    lines.push(
      `  ${formatCount(refused, 'call')} needed a yes: run at a terminal, or allow more with --mode`,
    );
  if (outcome === 'cancelled' || outcome === 'model-failed' || outcome === 'timed-out')
    lines.push(`  \`selfware resume\`, with the same flags, goes on from here`);
  if (changes.length > 0 && outcome !== 'done')
    lines.push('  `selfware undo` takes the changes back');
  return lines;
}
