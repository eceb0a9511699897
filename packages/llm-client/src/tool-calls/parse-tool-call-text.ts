import type { ToolSchema } from '../model-request.ts';
import type { ParsedCall, ToolCallDiagnostic } from './parsed-call.ts';
import { createReplyScanner } from './text/create-reply-scanner.ts';
import type { ReplyPart } from './text/reply-part.ts';
import type { ToolCallFormat } from './tool-call-format.ts';

/** What a text is searched with. */
export interface ParseToolCallTextOptions {
  /** Only these can be called; empty means that nothing is a call. */
  readonly tools: readonly ToolSchema[];
  /**
   * Absent: all, of those without an unmistakable token (JSON, fenced JSON, Python's syntax) only what is the whole text.
   * A list: these, wherever they stand. Empty: none.
   */
  readonly formats?: readonly ToolCallFormat[];
}

/** A text with its calls taken out. */
export interface ParsedToolCallText {
  /** What is left to show: the text without calls and reasoning. */
  readonly content: string;
  /** Reasoning that stood in the text; empty when there was none. */
  readonly reasoning: string;
  /** In the order of the text. */
  readonly calls: readonly ParsedCall[];
  /** What looks like a call and is none, for the model to read. */
  readonly diagnostics: readonly ToolCallDiagnostic[];
}

/** Takes the calls out of the whole text of an answer. Never throws; runs nothing. */
export function parseToolCallText(
  text: string,
  { tools, formats }: ParseToolCallTextOptions,
): ParsedToolCallText {
  const scanner = createReplyScanner({ tools, formats });
  const parts = scanner.push(text);
  const { parts: last, calls, diagnostics } = scanner.end(false);
  return { ...joinParts([...parts, ...last]), calls, diagnostics };
}

function joinParts(parts: readonly ReplyPart[]): Pick<ParsedToolCallText, 'content' | 'reasoning'> {
  let content = '';
  let reasoning = '';
  for (const part of parts) {
    if (part.kind === 'text') content += part.text;
    else if (part.kind === 'reasoning') reasoning += part.text;
    else [content, reasoning] = ['', reasoning + content];
  }
  return { content, reasoning };
}
