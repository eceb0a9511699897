type Variables = Readonly<Record<string, string>>;

// What terminals are known to take, as base64: xterm and tmux 75,000 and more, others 100,000.
const maxEncoded = 74_994;

/**
 * The control sequence by which a terminal puts a text on its clipboard (OSC 52 of xterm's control sequences), passed on through tmux and screen;
 * undefined for a text that is too long for it.
 */
export function osc52(text: string, environment: Variables): string | undefined {
  const encoded = Buffer.from(text, 'utf8').toString('base64');
  if (encoded.length > maxEncoded) return undefined;
  const sequence = `\u001B]52;c;${encoded}\u0007`;
  if (environment['TMUX']) return `\u001BPtmux;\u001B${sequence}\u001B\\`;
  return environment['STY'] ? inPieces(sequence) : sequence;
}

// screen takes no longer string than 768 bytes in one.
function inPieces(sequence: string): string {
  const pieces = sequence.match(/[^]{1,700}/gu) ?? [];
  return pieces.map((piece) => `\u001BP${piece}\u001B\\`).join('');
}
