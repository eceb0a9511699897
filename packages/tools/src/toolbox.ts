import type { Clock, JsonObject } from '@selfware/contracts';
import type { ApprovalAnswer, Judge, Ruling } from '@selfware/safety';
import type { Tool } from './define-tool.ts';
import type { FileChange, Hands } from './hands/hands.ts';
import type { OutputStore } from './output/output-store.ts';
import { createRegistry } from './registry.ts';
import { runToolCall } from './run-tool-call.ts';

/** A call as the model wrote it; nothing in it is trusted. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON text, or whatever the model sent instead. */
  readonly rawArguments: string;
}

/** What a person is asked. */
export interface ApprovalQuestion {
  readonly ruling: Ruling;
  readonly tool: string;
  /** The present content of the file that would change, for a diff; absent when there is none or it is no text. */
  readonly currentContent?: string;
  readonly signal: AbortSignal;
}

/** The one upcall; `nobody` means that nobody can answer. */
export type ApprovalPrompt = (question: ApprovalQuestion) => Promise<ApprovalAnswer | 'nobody'>;

/** How a call ended; never thrown. */
export interface ToolOutcome {
  readonly status: 'done' | 'failed' | 'denied' | 'cancelled' | 'timed-out';
  /** What the model reads: clipped with totals, redacted. */
  readonly text: string;
  /** One line for people, redacted. */
  readonly summary: string;
  /** The rule that denied; absent unless `status` is `denied`. */
  readonly rule?: string;
  /** Bytes of the output before clipping. */
  readonly totalBytes: number;
  readonly clipped: boolean;
  /** The id by which `outputs` gives all of it; absent when it was not kept. */
  readonly output?: string;
  readonly durationMs: number;
  /** Files that the call wrote, in order; empty when none. */
  readonly changes: readonly FileChange[];
  /** Of the program that the call ran; absent when none exited. */
  readonly exitCode?: number;
}

/** One tool as a model is told of it. */
export interface ToolDescription {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly parameters: JsonObject;
}

/** What a toolbox is made of. */
export interface ToolboxOptions {
  /** Names are unique, else `tools/duplicate-tool`. */
  readonly tools: readonly Tool[];
  readonly judge: Judge;
  readonly hands: Hands;
  /** Absent means that nobody is there: what must be asked is denied. */
  readonly approvalPrompt?: ApprovalPrompt;
  /** Hides what the model shall not read; `restore` puts back what stand-ins in the arguments of a call stand for, before the call is judged, where the tool only reads and writes files. */
  readonly redactor: {
    readonly redact: (text: string) => string;
    readonly restore?: (text: string) => string;
  };
  /** Where the whole of an output is kept that is clipped, if asking again would act again; absent means nowhere. */
  readonly outputs?: OutputStore;
  readonly clock?: Clock;
}

/** The tools of one agent. */
export interface Toolbox {
  readonly schemas: readonly ToolDescription[];
  /** Runs one call; never throws. */
  run(call: ToolCall, options: { readonly signal: AbortSignal }): Promise<ToolOutcome>;
}

/** Makes a toolbox; throws `tools/duplicate-tool` when two tools have one name. */
export function createToolbox(options: ToolboxOptions): Toolbox {
  const registry = createRegistry(options.tools);
  return {
    schemas: options.tools.map(({ name, summary, parameters }) => ({
      name,
      description: summary,
      parameters,
    })),
    run: (call, { signal }) => runToolCall(call, { ...options, registry, signal }),
  };
}
