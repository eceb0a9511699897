import type { JsonValue } from '@selfware/contracts';
import type { Redactor } from '@selfware/safety/secrets';
import type { SessionTranscript, TranscriptMessage } from '../hands/hands.ts';

/** A session as a text for a file: every string of it redacted, as Markdown for people or as JSON with the same messages. */
export function renderTranscript(
  { id, messages }: SessionTranscript,
  format: 'markdown' | 'json',
  redactor: Pick<Redactor, 'redact' | 'redactValue'>,
): string {
  if (format === 'json') {
    const plain: JsonValue = messages.map((message) => ({ ...message }));
    const redacted = redactor.redactValue({ version: 1, session: id, messages: plain });
    return `${JSON.stringify(redacted, undefined, 2)}\n`;
  }
  const sections = messages.map((message) => renderMessage(message, redactor));
  return [`# Session ${id}`, ...sections, ''].join('\n\n');
}

function renderMessage(
  { at, role, name, text }: TranscriptMessage,
  redactor: Pick<Redactor, 'redact'>,
): string {
  const who = name === undefined ? role : `${role} ${redactor.redact(name)}`;
  const heading = `## ${who.replaceAll(/\s+/gu, ' ')}, ${new Date(at).toISOString()}`;
  return `${heading}\n\n${fence(redactor.redact(text))}`;
}

// Longer than every run of backticks inside, so that no message ends its own block.
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}text\n${text}\n${mark}`;
}
