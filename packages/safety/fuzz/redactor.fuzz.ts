import { createRedactor } from '../src/secrets/create-redactor.ts';

const known = 'correct horse battery staple';

/** A known secret never survives in any text, redacting twice gives the same as once, and places never overlap. */
export function fuzz(data: Buffer): void {
  const text = data.toString('utf8');
  const { find, redact } = createRedactor({ known: [known] });
  const hidden = redact(`${text}${known}${text}`);
  if (hidden.includes(known)) throw new Error('expected no known secret in a redacted text');
  if (redact(hidden) !== hidden)
    throw new Error('expected redacting twice to give the same as once');
  let last = 0;
  for (const { start, end } of find(text)) {
    if (start < last || end <= start || end > text.length)
      throw new Error('expected places in order');
    last = end;
  }
}
