import type { Span } from '@selfware/contracts';
import { showText } from '@selfware/safety';
import { neutraliseTerminalText } from './neutralise-terminal-text.ts';

/** The lines of a text with what it hides made visible, and carets under the part that a span names; none when it is absent. */
export function markSpan(text: string, span?: Span): string[] {
  const lines: string[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push(shown(line));
    const from = Math.max((span?.start ?? 0) - start, 0);
    const to = Math.min((span?.end ?? 0) - start, line.length);
    if (span !== undefined && from < to) lines.push(carets(line, from, to));
    start += line.length + 1;
  }
  return lines;
}

function carets(line: string, from: number, to: number): string {
  const before = shown(line.slice(0, from)).replaceAll(/[^\t]/gu, ' ');
  return before + '^'.repeat(shown(line.slice(from, to)).length);
}

const shown = (text: string): string => neutraliseTerminalText(showText(text).text);
