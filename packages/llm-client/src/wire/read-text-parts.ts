import type { ModelEvent, ReplyToolCall } from '../model-event.ts';
import type { ModelRequest } from '../model-request.ts';
import type { ToolCallDiagnostic } from '../tool-calls/parsed-call.ts';
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

  const take = (part: ReplyPart): readonly ModelEvent[] => {
    if (part.kind === 'text') {
      text += part.text;
      return [{ type: 'text-delta', text: part.text }];
    }
    if (part.kind === 'reasoning') {
      reasoning += part.text;
      return [{ type: 'reasoning-delta', text: part.text }];
    }
    reasoning += text;
    text = '';
    return [];
  };

  const loadScanner = async (): Promise<void> => {
    const { createReplyScanner } = await import('../tool-calls/text/create-reply-scanner.ts');
    scanner = createReplyScanner(scannerOptions(options));
  };

  return {
    load: () => (scanner === undefined ? loadScanner() : undefined),
    push: (piece) => (scanner?.push(piece) ?? []).flatMap(take),
    end({ cut, hasNative }) {
      const ended = scanner?.end(cut);
      const events = (ended?.parts ?? []).flatMap(take);
      diagnostics = ended?.diagnostics ?? [];
      if (hasNative) return events;
      calls = (ended?.calls ?? []).map((call, index) => ({
        id: `${options.idPrefix}-${index + 1}`,
        name: call.name,
        rawArguments: call.rawArguments,
        arguments: call.arguments,
        ...(call.repairs.length === 0 ? {} : { repairs: call.repairs }),
      }));
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
