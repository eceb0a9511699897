/** A line that begins or ends a fenced block of code. */
export interface FenceLine {
  /** The first word behind the fence, in lower case. */
  readonly language: string;
  readonly marker: string;
  /** UTF-16 units up to the end of the line. */
  readonly length: number;
}

const lookAhead = 80;

/** Knows what of a text is code or a quotation, as Markdown has it. */
export class MarkdownContext {
  /** The fence that is open; absent outside of fences. */
  fence: string | undefined;
  #lineStart = true;
  #quoted = false;
  #ticks = 0;

  /** Whether the next unit begins a line, so that `beginLine` has to be asked. */
  get atLineStart(): boolean {
    return this.#lineStart;
  }

  /** Whether what stands here is only shown: code, or a line of a quotation. */
  get inert(): boolean {
    return this.fence !== undefined || this.#ticks > 0 || this.#quoted;
  }

  /** Takes the beginning of a line: how much of it is settled, or the line of a fence; `more` when it is not there yet. */
  beginLine(text: string, at: number, final: boolean): number | FenceLine | 'more' {
    let index = at;
    while (index < at + 3 && text[index] === ' ') index += 1;
    if (index >= text.length) return final ? index - at : 'more';
    const unit = text.charAt(index);
    if (unit === '`' || unit === '~') {
      const line = this.#readFence(text, index, final);
      if (line === 'more') return 'more';
      if (line !== undefined) {
        this.#lineStart = false;
        return { ...line, length: line.length + index - at };
      }
    }
    this.#lineStart = false;
    this.#quoted = unit === '>';
    return index - at;
  }

  /** Goes back to the beginning of the line that `beginLine` was asked for last. */
  restartLine(): void {
    this.#lineStart = true;
  }

  /** Takes a line break. */
  endLine(): void {
    this.#lineStart = true;
    this.#quoted = false;
    this.#ticks = 0;
  }

  /** Takes a run of back-ticks in a line. */
  takeTicks(length: number): void {
    if (this.fence !== undefined) return;
    if (this.#ticks === 0) this.#ticks = length;
    else if (this.#ticks === length) this.#ticks = 0;
  }

  /** Takes a text that is passed as a whole. */
  skim(text: string): void {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) this.endLine();
      const begun = this.#lineStart && line !== '' ? this.beginLine(line, 0, true) : 0;
      if (typeof begun === 'object') this.toggle(begun);
    }
  }

  /** Opens the fence of a line, or closes the one that is open. */
  toggle({ marker }: FenceLine): void {
    this.fence = this.fence === undefined ? marker : undefined;
  }

  #readFence(text: string, at: number, final: boolean): FenceLine | 'more' | undefined {
    const unit = text.charAt(at);
    let end = at;
    while (text[end] === unit && end < at + lookAhead) end += 1;
    const line = text.slice(end, at + lookAhead);
    const lineEnd = line.indexOf('\n');
    const whole = final || lineEnd !== -1 || text.length >= at + lookAhead;
    if (end - at < 3) return end < text.length || final ? undefined : 'more';
    if (!whole) return 'more';
    const rest = lineEnd === -1 ? line : line.slice(0, lineEnd);
    if (this.fence !== undefined && !closes(this.fence, text.slice(at, end), rest))
      return undefined;
    // Back-ticks behind back-ticks are code within a line.
    if (unit === '`' && rest.includes('`')) return undefined;
    const language = /^\s*([\w-]*)/u.exec(rest)?.[1]?.toLowerCase() ?? '';
    return { language, marker: text.slice(at, end), length: end - at + rest.length };
  }
}

function closes(fence: string, marker: string, rest: string): boolean {
  return marker.startsWith(fence) && rest.trim() === '';
}
