import type { JsonObject, Span } from '@selfware/contracts';
import type { ArgumentRepair } from './arguments/argument-repair.ts';
import type { ToolCallFormat } from './tool-call-format.ts';

/** A tool call found in a text: its tool exists, and its arguments are an object. */
export interface ParsedCall {
  readonly name: string;
  /** After coercion by the tool's own schema. */
  readonly arguments: JsonObject;
  /** The same as JSON text. */
  readonly rawArguments: string;
  readonly format: ToolCallFormat;
  /** Where the call stood, with its tokens: UTF-16 offsets into the text. */
  readonly span: Span;
  /** What was repaired without changing the meaning; empty when nothing was. */
  readonly repairs: readonly ArgumentRepair[];
}

/** Why something that looks like a call is none. */
export type ToolCallDiagnosticCode =
  | 'unknown-tool'
  | 'invalid-arguments'
  | 'unfinished-call'
  | 'ambiguous-call'
  | 'quoted-call'
  | 'call-in-code'
  | 'call-in-reasoning'
  | 'too-long';

/** Something that looks like a call and was not taken for one; the message is written for the model. */
export interface ToolCallDiagnostic {
  readonly code: ToolCallDiagnosticCode;
  /** What was expected, what was got, and what to do. */
  readonly message: string;
  readonly format: ToolCallFormat;
  /** UTF-16 offsets into the text. */
  readonly span: Span;
  /** The tool that was meant; absent when it is not known. */
  readonly name?: string;
  /** Tools with similar names, nearest first; absent unless the tool is unknown. */
  readonly nearNames?: readonly string[];
  /** The invalid arguments as they were written; absent for other codes. */
  readonly rawArguments?: string;
  /** Where in `rawArguments` they stop being valid; absent for other codes. */
  readonly position?: number;
}
