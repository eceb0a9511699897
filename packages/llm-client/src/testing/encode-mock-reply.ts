import type { JsonObject, JsonValue } from '@selfware/contracts';
import type { MockReply, MockToolCall } from './mock-script.ts';
import { writeToolCallText } from './write-tool-call-text.ts';

/** What a mock reply needs beside its script. */
export interface MockReplyContext {
  /** Counts chat completions from 0. */
  readonly index: number;
  readonly model: string;
  /** Makes the id of a call that has none. */
  readonly nextCallId: () => string;
  readonly promptLength: number;
}

/** The chunks of a streamed chat completion, as JSON values without `[DONE]`. */
export function encodeMockChunks(
  reply: MockReply,
  context: MockReplyContext,
): readonly JsonValue[] {
  const chunk = (choices: readonly JsonValue[], usage: JsonValue = null): JsonValue => ({
    ...header(context, 'chat.completion.chunk'),
    choices,
    usage,
  });
  const delta = (value: JsonObject): JsonValue =>
    chunk([{ index: 0, delta: value, finish_reason: null }]);
  const size = reply.chunkCharacters ?? 16;
  const finish = chunk([{ index: 0, delta: {}, finish_reason: finishReason(reply) }]);
  const usage = usageOf(reply, context);
  return [
    delta({ role: 'assistant', content: '' }),
    ...pieces(reply.reasoning ?? '', size).map((text) =>
      delta({ [reply.reasoningField ?? 'reasoning_content']: text }),
    ),
    ...pieces(textOf(reply) ?? '', size).map((content) => delta({ content })),
    ...toolCallDeltas(reply, context, size).map((call) => delta({ tool_calls: [call] })),
    finish,
    ...(usage === undefined ? [] : [chunk([], usage)]),
  ];
}

/** A whole chat completion, for a request that does not stream. */
export function encodeMockCompletion(reply: MockReply, context: MockReplyContext): JsonValue {
  const usage = usageOf(reply, context);
  const calls = (reply.toolCalls ?? []).map((call) => ({
    id: call.id ?? context.nextCallId(),
    type: 'function',
    function: { name: call.name, arguments: argumentsOf(call) },
  }));
  const { reasoning } = reply;
  const message = {
    role: 'assistant',
    content: textOf(reply) ?? null,
    ...(reasoning === undefined
      ? {}
      : { [reply.reasoningField ?? 'reasoning_content']: reasoning }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  };
  return {
    ...header(context, 'chat.completion'),
    choices: [{ index: 0, message, finish_reason: finishReason(reply) }],
    ...(usage === undefined ? {} : { usage }),
  };
}

function header({ index, model }: MockReplyContext, object: string): JsonObject {
  return { id: `chatcmpl-mock-${index}`, object, created: 1_700_000_000, model };
}

function textOf({ text, textToolCalls }: MockReply): string | undefined {
  if (textToolCalls === undefined) return text;
  return (text ?? '') + writeToolCallText(textToolCalls.format, textToolCalls.calls);
}

function finishReason(reply: MockReply): string {
  return reply.finishReason ?? ((reply.toolCalls ?? []).length > 0 ? 'tool_calls' : 'stop');
}

function usageOf(reply: MockReply, { promptLength }: MockReplyContext): JsonObject | undefined {
  if (reply.usage === null) return undefined;
  const answer = [textOf(reply), reply.reasoning, ...(reply.toolCalls ?? []).map(argumentsOf)].join(
    '',
  );
  const input = reply.usage?.input ?? Math.ceil(promptLength / 4);
  const output = reply.usage?.output ?? Math.ceil(answer.length / 4);
  const cached = reply.usage?.cached;
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    ...(cached === undefined ? {} : { prompt_tokens_details: { cached_tokens: cached } }),
  };
}

function toolCallDeltas(
  reply: MockReply,
  context: MockReplyContext,
  size: number,
): readonly JsonObject[] {
  const calls = (reply.toolCalls ?? []).map((call, index) =>
    deltasOfCall(
      call,
      call.id ?? context.nextCallId(),
      reply.withoutIndex ? undefined : index,
      size,
    ),
  );
  if (!reply.interleaved) return calls.flat();
  const longest = Math.max(0, ...calls.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    calls.flatMap((deltas) => deltas.slice(turn, turn + 1)),
  ).flat();
}

function deltasOfCall(
  call: MockToolCall,
  id: string,
  index: number | undefined,
  size: number,
): readonly JsonObject[] {
  // Without an index every piece carries the id: it is then the only thing to go by.
  const place: JsonObject = index === undefined ? { id } : { index };
  return [
    { ...place, id, type: 'function', function: { name: call.name, arguments: '' } },
    ...pieces(argumentsOf(call), size).map((text) => ({ ...place, function: { arguments: text } })),
  ];
}

function argumentsOf(call: MockToolCall): string {
  return typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments);
}

function pieces(text: string, size: number): readonly string[] {
  const units = Array.from(text);
  return Array.from({ length: Math.ceil(units.length / size) }, (_, index) =>
    units.slice(index * size, (index + 1) * size).join(''),
  );
}
