import type { Span } from '@selfware/contracts';
import type { FoundBlock } from './found-block.ts';

/** A stretch of text that a reader looks at. */
export interface Stretch {
  readonly text: string;
  /** Where the reader goes on. */
  readonly at: number;
  /** What has to be added to a place in the text for its place in the block. */
  readonly shift: number;
  /** Whether nothing follows. */
  readonly final: boolean;
}

/** How far a reader came: `more` is to be called again with the rest and what follows it. */
export interface BodyStep {
  readonly at: number;
  readonly state: 'more' | 'closed' | 'complete' | 'not-a-call';
}

/** Finds the end of a block. It looks ahead a bounded distance only, and at each unit once. */
export interface BodyReader {
  read(stretch: Stretch): BodyStep;
  /** What the block is when the text ends here; `length` is that of the block. */
  atEnd(length: number): FoundBlock['ending'];
  /** The outermost JSON values so far: offsets into the block. */
  readonly values: readonly Span[];
}
