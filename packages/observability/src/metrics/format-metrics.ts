import type { CountByName, DurationSummary, MetricsSnapshot } from './metrics-snapshot.ts';

/** Writes a snapshot for a person, one line a subject, without a line break at the end; subjects that did not occur are left out. */
export function formatMetrics(snapshot: MetricsSnapshot): string {
  return [
    ...requestLines(snapshot),
    ...toolLines(snapshot),
    ...safetyLines(snapshot),
    ...workLines(snapshot),
  ].join('\n');
}

function requestLines({ requests, tokens, turns }: MetricsSnapshot): readonly string[] {
  const { started, byOutcome, duration, firstToken } = requests;
  return [
    ...line('turns', turns.count, formatDuration(turns)),
    ...line('requests', started, [...formatCounts(byOutcome), ...formatDuration(duration)]),
    ...line('first token', firstToken.count, formatDuration(firstToken)),
    ...line('tokens', tokens.input + tokens.output, [`${tokens.input} in`, `${tokens.output} out`]),
  ];
}

function toolLines({ toolCalls }: MetricsSnapshot): readonly string[] {
  const tools = Object.entries(toolCalls.byTool);
  return [
    ...line('tool calls', toolCalls.started, formatDuration(toolCalls.duration)),
    ...tools.flatMap(([tool, counts]) => line(`  ${tool}`, sum(counts), formatCounts(counts))),
  ];
}

function safetyLines({ verdicts, approvals }: MetricsSnapshot): readonly string[] {
  const rules = Object.entries(verdicts.byRule);
  return [
    ...line('verdicts', sum(verdicts.byDecision), formatCounts(verdicts.byDecision)),
    ...rules.flatMap(([rule, count]) => line(`  ${rule}`, count, [])),
    ...line('approvals', sum(approvals), formatCounts(approvals)),
  ];
}

function workLines(snapshot: MetricsSnapshot): readonly string[] {
  const { programs, retries, circuits, journal, memory } = snapshot;
  const ends = [...formatCounts(programs.byStatus), ...formatDuration(programs.duration)];
  return [
    ...line('programs', programs.started, ends),
    ...line('retries', retries.count, [`${Math.round(retries.delayMs)} ms waited`]),
    ...line('changes of circuits', sum(circuits.byState), formatCounts(circuits.byState)),
    ...line('journal records', journal.records, [
      `${journal.bytes} bytes`,
      ...formatDuration(journal.commit),
    ]),
    ...line('quarantines', journal.quarantines, []),
    ...line('recalls', memory.recalls.count, [`${memory.found} found`]),
  ];
}

function line(title: string, count: number, parts: readonly string[]): readonly string[] {
  if (count === 0) return [];
  const details = parts.length > 0 ? ` (${parts.join(', ')})` : '';
  // Tool names come from the model: only what can be printed reaches the terminal.
  return [`${title}: ${count}${details}`.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?')];
}

function formatCounts(counts: CountByName): readonly string[] {
  return Object.entries(counts).map(([name, count]) => `${count} ${name}`);
}

function formatDuration({ count, totalMs, maxMs }: DurationSummary): readonly string[] {
  if (count === 0) return [];
  return [`${Math.round(totalMs)} ms in all`, `${Math.round(maxMs)} ms longest`];
}

function sum(counts: CountByName): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
