/** A place in a text, moved by what is matched there. */
export class TextCursor {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** Passes white space. */
  skipSpace(): this {
    while (isSpace(this.text.charCodeAt(this.at))) this.at += 1;
    return this;
  }

  /** Passes what a sticky pattern matches here: its first group, or the empty text without one; absent when it does not match. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.at += match[0].length;
    return match[1] ?? '';
  }
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}
