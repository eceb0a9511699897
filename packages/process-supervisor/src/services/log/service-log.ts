/** A line that a service wrote. */
export interface ServiceLine {
  readonly stream: 'stdout' | 'stderr';
  /** Without its end; what is no UTF-8 stands as U+FFFD. */
  readonly text: string;
  /** Whether the line was longer than is kept. */
  readonly isCut: boolean;
}

/** The newest lines of a service. */
export interface ServiceLines {
  /** Oldest first. */
  readonly lines: readonly ServiceLine[];
  /** How many lines, and how many bytes of lines, are not kept any more. */
  readonly droppedLines: number;
  readonly droppedBytes: number;
}
