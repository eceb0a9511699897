import { createRedactor } from '../src/secrets/create-redactor.ts';

const known = 'correct horse battery staple';

/**
 * A known secret never survives in any text, redacting twice gives the same as once, places never overlap, however bytes are
 * cut a stream gives the same, and no input takes longer than a second for each 100 kB.
 */
export function fuzz(data: Buffer): void {
  const text = data.toString('utf8');
  const redactor = createRedactor({ known: [known] });
  const { find, redact } = redactor;
  const startedMs = performance.now();
  const hidden = redact(`${text}${known}${text}`);
  const tookMs = performance.now() - startedMs;
  if (tookMs > 1_000 + text.length / 50)
    throw new Error(`expected a quick answer, got one after ${String(tookMs)} ms`);
  if (hidden.includes(known)) throw new Error('expected no known secret in a redacted text');
  if (redact(hidden) !== hidden)
    throw new Error('expected redacting twice to give the same as once');
  let last = 0;
  for (const { start, end } of find(text)) {
    if (start < last || end <= start || end > text.length)
      throw new Error('expected places in order');
    last = end;
  }
  const step = 1 + ((data[0] ?? 0) % 37);
  const whole = inPieces(redactor, data, data.length + 1);
  if (!inPieces(redactor, data, step).equals(whole))
    throw new Error(`expected pieces of ${String(step)} bytes to give what the whole gives`);
  if (Buffer.from(text).equals(data) && whole.toString('utf8') !== redact(text))
    throw new Error('expected a stream to give what the text gives');
}

function inPieces(
  { openStream }: Pick<ReturnType<typeof createRedactor>, 'openStream'>,
  data: Buffer,
  step: number,
): Buffer {
  const open = openStream();
  const parts: Uint8Array[] = [];
  for (let at = 0; at < data.length; at += step)
    parts.push(open.push(data.subarray(at, at + step)));
  return Buffer.concat([...parts, open.end()]);
}
