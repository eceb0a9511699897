import { scanPieces } from '../test/text-calls.ts';
import { toolCallFormats } from '../src/tool-calls/tool-call-format.ts';

/** Any bytes as the text of an answer, whole and in pieces, give the same calls and the same text. */
export async function fuzz(data: Buffer): Promise<void> {
  const text = data.toString('utf8');
  const length = 1 + ((data[0] ?? 0) % 7);
  const pieces = Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );
  for (const formats of [undefined, toolCallFormats]) {
    const whole = JSON.stringify(scanPieces([text], formats));
    if (JSON.stringify(scanPieces(pieces, formats)) !== whole)
      throw new Error('a cut changed what was found');
  }
}
