/** How the command shows things: colours, signs, and how much. */
export interface Look {
  readonly green: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly signs: Signs;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** The signs that lines begin with. */
export interface Signs {
  readonly ok: string;
  readonly fail: string;
  readonly warn: string;
  readonly denied: string;
  readonly wait: string;
  readonly dot: string;
}

const unicodeSigns: Signs = { ok: '✓', fail: '✗', warn: '!', denied: '⊘', wait: '…', dot: '·' };
const asciiSigns: Signs = { ok: '+', fail: 'x', warn: '!', denied: '-', wait: '...', dot: '-' };

/** What decides the look. */
export interface LookOptions {
  readonly color: boolean;
  readonly ascii: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** Makes a look; without colour no escape sequence is ever written. */
export function createLook({ color, ascii, quiet, verbose }: LookOptions): Look {
  const style = (open: number, close: number) => (text: string) =>
    color ? `\u001b[${String(open)}m${text}\u001b[${String(close)}m` : text;
  return {
    green: style(32, 39),
    red: style(31, 39),
    yellow: style(33, 39),
    dim: style(2, 22),
    bold: style(1, 22),
    signs: ascii ? asciiSigns : unicodeSigns,
    quiet,
    verbose,
  };
}
