import type { Span } from '@selfware/contracts';
import type { ToolCallFormat } from '../tool-call-format.ts';

/** How the lines of a block are written, which decides who decodes it. */
export type BlockStyle = 'json' | 'headed-json' | 'tagged' | 'element' | 'python' | 'gemma';

/** A piece of text that looks like one or more calls, from its opening token to its end. */
export interface FoundBlock {
  readonly format: ToolCallFormat;
  readonly style: BlockStyle;
  /** With its tokens. */
  readonly raw: string;
  /** The name that the opening token holds; absent where it stands further inside. */
  readonly name?: string;
  /** The outermost JSON values: offsets into `raw`; empty for other styles. */
  readonly values: readonly Span[];
  /** `closed` by its own token, `complete` without it, or `unfinished` when the text ended inside of it. */
  readonly ending: 'closed' | 'complete' | 'unfinished';
  /** Whether the server said that it cut the answer off. */
  readonly cut: boolean;
}
