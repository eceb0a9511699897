import {
  failed,
  ok,
  parseJson,
  type JsonObject,
  type JsonValue,
  type Result,
} from '@selfware/contracts';
import type { FinishReason } from '../model-event.ts';
import type { ToolCallDelta } from '../tool-calls/assemble-tool-calls.ts';
import { asArray, asCount, asObject, asText } from './json-fields.ts';

/** What one chunk of a chat completion says; absent fields say nothing. */
export interface ReplyChunk {
  readonly text?: string;
  readonly reasoning?: string;
  readonly toolCalls: readonly ToolCallDelta[];
  readonly finishReason?: FinishReason;
  readonly usage?: { readonly input: number; readonly output: number; readonly cached?: number };
}

/** Why a chunk is none: it is no JSON object, or it is the server's error. */
export type ChunkFailure =
  { readonly kind: 'not-json' } | { readonly kind: 'server-error'; readonly error: JsonValue };

/** The longest chunk that is read, in UTF-16 units. */
export const maxChunkLength: number = 8 * 1024 * 1024;

/** Reads the data of one event, or a whole `chat.completion`; choices beyond the first are ignored. */
export function readChunk(json: string): Result<ReplyChunk, ChunkFailure> {
  const parsed = parseJson(json, { maxLength: maxChunkLength, maxDepth: 64 });
  const chunk = parsed.ok ? asObject(parsed.value) : undefined;
  if (chunk === undefined) return failed({ kind: 'not-json' });
  const error = chunk['error'];
  if (error !== undefined && error !== null) return failed({ kind: 'server-error', error });
  return ok(readChoice(firstChoice(chunk), asObject(chunk['usage'])));
}

function firstChoice(chunk: JsonObject): JsonObject {
  const choices = asArray(chunk['choices']).map(asObject);
  return choices.find((choice) => (choice?.['index'] ?? 0) === 0) ?? {};
}

function readChoice(choice: JsonObject, usage: JsonObject | undefined): ReplyChunk {
  // A server that does not stream answers with the whole message where the delta would be.
  const delta = asObject(choice['delta']) ?? asObject(choice['message']) ?? {};
  const text = asText(delta['content']) ?? asText(delta['refusal']);
  const reasoning = asText(delta['reasoning_content']) ?? asText(delta['reasoning']);
  const finishReason = readFinishReason(choice['finish_reason']);
  const counts = readUsage(usage);
  return {
    ...(text === undefined ? {} : { text }),
    ...(reasoning === undefined ? {} : { reasoning }),
    toolCalls: asArray(delta['tool_calls']).flatMap(readToolCall),
    ...(finishReason === undefined ? {} : { finishReason }),
    ...(counts === undefined ? {} : { usage: counts }),
  };
}

function readToolCall(value: JsonValue): readonly ToolCallDelta[] {
  const call = asObject(value);
  if (call === undefined) return [];
  const fields = asObject(call['function']) ?? {};
  const index = asCount(call['index']);
  const id = asText(call['id']);
  const name = asText(fields['name']);
  const text = readArguments(fields['arguments']);
  return [
    {
      ...(index === undefined ? {} : { index }),
      ...(id === undefined ? {} : { id }),
      ...(name === undefined ? {} : { name }),
      ...(text === undefined ? {} : { arguments: text }),
    },
  ];
}

/** Some servers send the arguments as an object instead of its text. */
function readArguments(value: JsonValue | undefined): string | undefined {
  return asObject(value) === undefined ? asText(value) : JSON.stringify(value);
}

function readFinishReason(value: JsonValue | undefined): FinishReason | undefined {
  const reason = asText(value);
  return reason === undefined ? undefined : (finishReasons.get(reason) ?? 'unknown');
}

const finishReasons: ReadonlyMap<string, FinishReason> = new Map<string, FinishReason>([
  ['stop', 'stop'],
  ['length', 'length'],
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
  ['content_filter', 'content-filter'],
]);

function readUsage(usage: JsonObject | undefined): ReplyChunk['usage'] {
  const input = asCount(usage?.['prompt_tokens']);
  const output = asCount(usage?.['completion_tokens']);
  if (input === undefined || output === undefined) return undefined;
  const cached = asCount(asObject(usage?.['prompt_tokens_details'])?.['cached_tokens']);
  return { input, output, ...(cached === undefined ? {} : { cached }) };
}
