import type { Host } from '../host.ts';

/** Where words, lines and passing lines meet without mixing. */
export interface Screen {
  /** Words of the model, on standard output, as they come. */
  say(text: string): Promise<void> | undefined;
  /** The same on standard error. */
  aside(text: string): Promise<void> | undefined;
  /** A line of its own on standard error. */
  line(text: string): Promise<void> | undefined;
  /** A line that the next output takes away; not shown where that cannot be done. */
  passing(text: string, style: (text: string) => string): Promise<void> | undefined;
  /** Ends a line of words that was begun. */
  endLine(): Promise<void> | undefined;
}

const clearLine = '\r\u001b[K';

/** Creates a screen over the two outputs. */
export function createScreen({ stdout, stderr }: Pick<Host, 'stdout' | 'stderr'>): Screen {
  let saidAtLineStart = true;
  let asideAtLineStart = true;
  let passingShown = false;

  const clear = (): void => {
    if (passingShown) void stderr.write(clearLine);
    passingShown = false;
  };
  const endLine = (): Promise<void> | undefined => {
    clear();
    if (!asideAtLineStart) void stderr.write('\n');
    asideAtLineStart = true;
    if (saidAtLineStart) return undefined;
    saidAtLineStart = true;
    return stdout.write('\n');
  };
  return {
    endLine,
    say(text) {
      if (text === '') return undefined;
      clear();
      saidAtLineStart = text.endsWith('\n');
      return stdout.write(text);
    },
    aside(text) {
      clear();
      asideAtLineStart = text.endsWith('\n');
      return stderr.write(text);
    },
    line(text) {
      void endLine();
      return stderr.write(`${text}\n`);
    },
    passing(text, style) {
      if (!stderr.isTerminal) return undefined;
      void endLine();
      passingShown = true;
      // A line that wraps could not be taken away whole.
      return stderr.write(style(text.slice(0, (stderr.columns ?? 80) - 1)));
    },
  };
}
