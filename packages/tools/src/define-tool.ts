import {
  failed,
  ok,
  type Approved,
  type Clock,
  type Intent,
  type JsonObject,
  type JsonValue,
  type Result,
} from '@selfware/contracts';
import * as z from 'zod/mini';
import { InvalidToolError } from './errors.ts';
import type { Hands } from './hands/hands.ts';
import { findPathFields } from './input/find-path-fields.ts';
import { describeInput } from './output/describe-input.ts';
import { describeIssues } from './output/describe-issues.ts';

/** What a tool can do to the world. */
export type Effect = 'reads' | 'writes' | 'runs' | 'fetches';

/** Bounds of one call. */
export interface ToolLimits {
  /** For acting; the time of an approval question does not count. */
  readonly timeoutMs: number;
  /** Of the text that the model reads. */
  readonly maxOutputBytes: number;
}

/** What a tool says when it has acted. */
export interface ToolResult {
  /** Absent means `done`. */
  readonly status?: 'done' | 'failed' | 'cancelled' | 'timed-out';
  /** What the model reads, in full; the toolbox clips and redacts it. */
  readonly text: string;
  /** One line for people. */
  readonly summary: string;
  /** Of the program that ran; absent when none did, or it did not exit. */
  readonly exitCode?: number;
  /** Bytes of the whole output where `text` already leaves some out; absent means the length of `text`. */
  readonly totalBytes?: number;
  /** What was kept whole while it came, of which `text` leaves some out: the id by which the toolbox's `outputs` give it, and what it is. Absent: nothing was. */
  readonly whole?: { readonly id: string; readonly of: string };
}

/** The approvals of a tuple of intents, in the same order. */
export type ApprovedEach<Intents extends readonly Intent[]> = {
  readonly [K in keyof Intents]: Approved<Intents[K]>;
};

/** What a tool may use while it acts. */
export interface ToolContext<Input> {
  readonly hands: Hands;
  readonly input: Input;
  /** Aborted when the call is cancelled or its time is over. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** A tool as its author writes it. */
export interface ToolDefinition<Schema extends z.ZodMiniType, Intents extends readonly Intent[]> {
  /** A snake_case verb, as the model sees it. */
  readonly name: string;
  /** One terse sentence for the model. */
  readonly summary: string;
  readonly input: Schema;
  /** What this input asks for; empty means that the tool touches nothing. */
  readonly intents: (input: z.output<Schema>) => Intents;
  readonly effects: readonly Effect[];
  readonly limits: ToolLimits;
  readonly perform: (
    approved: ApprovedEach<Intents>,
    context: ToolContext<z.output<Schema>>,
  ) => Promise<ToolResult>;
}

/** Arguments that fit a tool, ready to be judged and then performed. */
export interface PreparedCall {
  readonly intents: readonly Intent[];
  /** Takes the approvals of exactly `intents`, in order. */
  perform(
    approvals: readonly Approved<Intent>[],
    context: Omit<ToolContext<unknown>, 'input'>,
  ): Promise<ToolResult>;
}

/** A tool, with its own types sealed inside. */
export interface Tool {
  readonly name: string;
  readonly summary: string;
  readonly effects: readonly Effect[];
  readonly limits: ToolLimits;
  /** JSON Schema of the arguments. */
  readonly parameters: JsonObject;
  /** The arguments that are paths (`workspacePath`), as `path` or `paths[]`. */
  readonly pathFields: readonly string[];
  /** Checks arguments; a failure is a sentence that a model can act on. */
  prepare(rawInput: JsonValue): Result<PreparedCall, string>;
}

/**
 * Makes a tool. What it may touch follows from its type: `perform` gets approvals of exactly the intents it declares,
 * and each hand takes the approval of its own kind only.
 */
export function defineTool<Schema extends z.ZodMiniType, const Intents extends readonly Intent[]>(
  definition: ToolDefinition<Schema, Intents>,
): Tool {
  const { name, summary, input, effects, limits } = definition;
  let parameters: JsonObject | undefined;
  return {
    name,
    summary,
    effects,
    limits,
    get parameters() {
      return (parameters ??= describeInput(name, input));
    },
    get pathFields() {
      return findPathFields(input);
    },
    prepare(rawInput) {
      const parsed = z.safeParse(input, rawInput);
      if (parsed.success) return ok(prepareCall(definition, parsed.data));
      return failed(describeIssues(parsed.error.issues, rawInput, this.parameters));
    },
  };
}

function prepareCall<Schema extends z.ZodMiniType, const Intents extends readonly Intent[]>(
  definition: ToolDefinition<Schema, Intents>,
  input: z.output<Schema>,
): PreparedCall {
  const intents = definition.intents(input);
  return {
    intents,
    async perform(approvals, context) {
      if (!answersEach(intents, approvals)) throw new InvalidToolError({ tool: definition.name });
      return definition.perform(approvals, { ...context, input });
    },
  };
}

function answersEach<Intents extends readonly Intent[]>(
  intents: Intents,
  approvals: readonly Approved<Intent>[],
): approvals is readonly Approved<Intent>[] & ApprovedEach<Intents> {
  return (
    intents.length === approvals.length &&
    approvals.every(({ intent }, index) => intent.kind === intents[index]?.kind)
  );
}
