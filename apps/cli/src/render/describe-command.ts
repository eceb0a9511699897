import { showText, type Effects, type Finding } from '@selfware/safety';
import { neutraliseTerminalLine } from './neutralise-terminal-text.ts';

// More than a person reads; the whole command stands above, and --json has everything.
const maxLines = 20;

/** What rules found in a command, a line each with what was evaluated; `[]` when nothing was found. */
export function describeFindings(findings: readonly Finding[]): string[] {
  const lines = findings.slice(0, maxLines).flatMap((finding) => {
    const { decision, rule, reason, evaluated, by, source } = finding;
    const answered = by === undefined ? '' : `, lifted by ${by}`;
    const place = source === undefined ? '' : ` (${source.file}:${String(source.line)})`;
    const argv = evaluated === undefined ? [] : [`      ${JSON.stringify(evaluated)}`];
    return [`  ${decision} ${rule}${answered}: ${reason}${place}`, ...argv];
  });
  return [...lines, ...more(findings.length)].map(oneLine);
}

/** What a command does, a line for each kind of effect that it has; `[]` when it has none. */
export function describeEffects({ reads, writes, runs, network, ...more }: Effects): string[] {
  const lists = [
    list('reads', reads),
    list('writes', writes),
    list(
      'runs',
      runs.map((argv) => JSON.stringify(argv)),
    ),
    list('network', network),
  ];
  return [
    ...lists.flat(),
    ...(more.endless ? ['  may never end by itself'] : []),
    ...(more.unknown ? ['  may do more than this'] : []),
  ].map(oneLine);
}

function list(name: string, entries: readonly string[]): string[] {
  if (entries.length === 0) return [];
  const [rest] = more(entries.length);
  const shown = entries.slice(0, maxLines).join(', ');
  return [`  ${name}: ${shown}${rest === undefined ? '' : ` ${rest.trim()}`}`];
}

const more = (count: number): string[] =>
  count > maxLines ? [`  and ${String(count - maxLines)} more`] : [];

const oneLine = (line: string): string => neutraliseTerminalLine(showText(line).text);
