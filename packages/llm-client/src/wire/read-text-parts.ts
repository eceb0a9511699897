import type { ModelEvent, ReplyToolCall } from '../model-event.ts';
import type { ModelRequest } from '../model-request.ts';
import type { ParsedCall, ToolCallDiagnostic } from '../tool-calls/parsed-call.ts';
import type { ReplyScanner } from '../tool-calls/text/create-reply-scanner.ts';
import type { ReplyPart } from '../tool-calls/text/reply-part.ts';
import type { AssembleReplyOptions } from './assemble-reply.ts';

/** Tells apart what the text of an answer holds: text, reasoning and calls. */
export interface TextParts {
  /** Loads the scanner at the first text; absent when it is there. */
  load(): Promise<void> | undefined;
  push(text: string): readonly ModelEvent[];
  /** `hasNative` says that calls were made natively, so that none in the text counts. */
  end(ending: { readonly cut: boolean; readonly hasNative: boolean }): readonly ModelEvent[];
  text(): string;
  reasoning(): string;
  calls(): readonly ReplyToolCall[];
  diagnostics(): readonly ToolCallDiagnostic[];
}

/** Creates a reader of the text of one answer. */
export function readTextParts(options: AssembleReplyOptions): TextParts {
  let scanner: ReplyScanner | undefined;
  let text = '';
  let reasoning = '';
  let calls: readonly ReplyToolCall[] = [];
  let diagnostics: readonly ToolCallDiagnostic[] = [];

  const takeAll = (parts: readonly ReplyPart[]): readonly ModelEvent[] => {
    const events: ModelEvent[] = [];
    for (const part of parts) {
      if (part.kind === 'text') {
        text += part.text;
        events.push({ type: 'text-delta', text: part.text });
      } else if (part.kind === 'reasoning') {
        reasoning += part.text;
        events.push({ type: 'reasoning-delta', text: part.text });
      } else {
        reasoning += text;
        text = '';
      }
    }
    return events;
  };

  const loadScanner = async (): Promise<void> => {
    const { createReplyScanner } = await import('../tool-calls/text/create-reply-scanner.ts');
    scanner = createReplyScanner(scannerOptions(options));
  };

  return {
    load: () => (scanner === undefined ? loadScanner() : undefined),
    push: (piece) => takeAll(scanner?.push(piece) ?? []),
    end({ cut, hasNative }) {
      const ended = scanner?.end(cut);
      const events = takeAll(ended?.parts ?? []);
      diagnostics = ended?.diagnostics ?? [];
      if (hasNative) return events;
      calls = (ended?.calls ?? []).map((call, index) =>
        replyCall(call, `${options.idPrefix}-${index + 1}`),
      );
      return [
        ...events,
        ...calls.map(({ id, name }) => ({ type: 'tool-call-start', id, name }) as const),
      ];
    },
    text: () => text,
    reasoning: () => reasoning,
    calls: () => calls,
    diagnostics: () => diagnostics,
  };
}

function replyCall(call: ParsedCall, id: string): ReplyToolCall {
  const { name, rawArguments, arguments: values, repairs } = call;
  return { id, name, rawArguments, arguments: values, ...(repairs.length > 0 && { repairs }) };
}

function scannerOptions({
  request,
  textToolCalls,
}: AssembleReplyOptions): Parameters<
  typeof import('../tool-calls/text/create-reply-scanner.ts').createReplyScanner
>[0] {
  const formats = textToolCalls === 'off' ? [] : textToolCalls;
  return { tools: request.tools ?? [], formats, isQuoted: quotedIn(request) };
}

// What a user or a file says is no order of the model, even when the model repeats it.
function quotedIn({ messages }: ModelRequest): (block: string) => boolean {
  const others = messages.filter(({ role }) => role === 'user' || role === 'tool');
  return (block) => others.some(({ content }) => content.includes(block));
}
