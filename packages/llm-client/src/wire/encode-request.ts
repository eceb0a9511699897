import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { ChatMessage, ModelRequest, ToolSchema } from '../model-request.ts';

// `max_tokens` is deprecated by OpenAI in favour of a name that most other servers do not know.
interface WireRequest extends Omit<ChatCompletionCreateParamsStreaming, 'max_tokens'> {
  readonly max_tokens?: number;
}
type WireMessage = ChatCompletionCreateParamsStreaming['messages'][number];
type WireTool = NonNullable<ChatCompletionCreateParamsStreaming['tools']>[number];
type ToolMessage = Extract<WireMessage, { role: 'tool' }>;

/** The JSON body of a streamed chat completion. All system messages become one that comes first, as SGLang and chat templates demand. */
export function encodeRequest(model: string, request: ModelRequest): string {
  const { tools = [], maxOutputTokens, temperature } = request;
  const body: WireRequest = {
    model,
    messages: encodeMessages(request.messages),
    stream: true,
    stream_options: { include_usage: true },
    ...(tools.length === 0 ? {} : { tools: tools.map(encodeTool) }),
    ...(maxOutputTokens === undefined ? {} : { max_tokens: maxOutputTokens }),
    ...(temperature === undefined ? {} : { temperature }),
  };
  return JSON.stringify(body);
}

function encodeMessages(messages: readonly ChatMessage[]): WireMessage[] {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const others = messages.filter(({ role }) => role !== 'system').map(encodeMessage);
  return system.length === 0
    ? others
    : [{ role: 'system', content: system.join('\n\n') }, ...others];
}

function encodeMessage(message: ChatMessage): WireMessage {
  const { content } = message;
  if (message.role === 'tool') return encodeToolResult(message);
  if (message.role === 'assistant') {
    const calls = (message.toolCalls ?? []).map(({ id, name, rawArguments }) => ({
      id,
      type: 'function' as const,
      function: { name, arguments: rawArguments },
    }));
    return { role: 'assistant', content, ...(calls.length === 0 ? {} : { tool_calls: calls }) };
  }
  return { role: message.role, content };
}

function encodeToolResult({
  callId,
  name,
  content,
}: Extract<ChatMessage, { role: 'tool' }>): ToolMessage & { readonly name: string } {
  // OpenAI reads no name here; the chat templates of several local models do.
  return { role: 'tool', tool_call_id: callId, name, content };
}

function encodeTool({ name, description, parameters }: ToolSchema): WireTool {
  return { type: 'function', function: { name, description, parameters: { ...parameters } } };
}
