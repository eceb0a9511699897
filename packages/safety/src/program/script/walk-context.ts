import type { Span } from '@selfware/contracts';
import type { SyntaxNode } from 'unbash';
import type { Scene } from '../scene.ts';

/** Where in a script the walk is. */
export interface WalkContext {
  /** True while offsets of nodes are offsets of the judged text. */
  readonly isJudgedText: boolean;
  /** How many commands this is wrapped in. */
  readonly depth: number;
  /** How many scripts of this text are around this place. */
  readonly nesting: number;
  /** How many loops are around this place. */
  readonly loops: number;
  /** True in loops and functions. */
  readonly isRepeated: boolean;
  /** True in a pipeline of several, and in the background. */
  readonly isConcurrent: boolean;
  readonly hasInput: boolean;
  /** What comes down the pipe, where the command itself says it. */
  readonly input?: string | undefined;
  /** True when what comes down the pipe is of a secret file, or of a download. */
  readonly isInputSecret?: boolean;
  readonly isInputDownload?: boolean;
  /** Functions around this place. */
  readonly functions: readonly string[];
}

/** The walk over a script: what the visits of single nodes need of each other. */
export interface Walk {
  readonly scene: Scene;
  visit(node: SyntaxNode, context: WalkContext): void;
  visitChildren(node: SyntaxNode, context: WalkContext): void;
}

/** The context at the top of a text. */
export function outermost(isJudgedText: boolean, depth = 0): WalkContext {
  return {
    isJudgedText,
    depth,
    nesting: 0,
    loops: 0,
    isRepeated: false,
    isConcurrent: false,
    hasInput: false,
    functions: [],
  };
}

/** The place of a node in the judged text; absent in nested texts. */
export function spanOf(
  { pos, end }: { readonly pos: number; readonly end: number },
  { isJudgedText }: WalkContext,
): { readonly span?: Span } {
  return isJudgedText ? { span: { start: pos, end } } : {};
}
