import { neutraliseTerminalText } from '../src/render/neutralise-terminal-text.ts';
import { isHarmless } from '../test/support/is-harmless.ts';

/** Text of any bytes, decoded as UTF-8 or taken as UTF-16, leaves nothing for a terminal to obey. */
export function fuzz(data: Buffer): void {
  for (const text of [data.toString('utf8'), data.toString('utf16le'), data.toString('latin1')])
    if (!isHarmless(neutraliseTerminalText(text)))
      throw new Error('a control character came through');
}
