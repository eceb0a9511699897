import type { TextToolCalls } from '../llm-client.ts';
import type { FinishReason, ModelEvent, Reply } from '../model-event.ts';
import type { ModelRequest } from '../model-request.ts';
import { assembleToolCalls, type ToolCallAssembly } from '../tool-calls/assemble-tool-calls.ts';
import type { ReplyChunk } from './read-chunk.ts';
import { readCallArguments } from './read-call-arguments.ts';
import { readTextParts } from './read-text-parts.ts';

/** Puts the chunks of one answer together and tells the events that they make. */
export interface ReplyAssembly {
  /** Loads what a chunk needs to be read; absent when everything is there. */
  load(chunk: ReplyChunk): Promise<void> | undefined;
  /** The events of a chunk, in order; empty when it holds no content, or none whose meaning is known yet. */
  accept(chunk: ReplyChunk): readonly ModelEvent[];
  /** The events that only the end of the answer tells. */
  finish(): Promise<readonly ModelEvent[]>;
  /** The text so far. */
  text(): string;
  /** Whether the server said why it stopped, so that nothing is missing. */
  finished(): boolean;
  /** What came so far as a reply, without times; usage is absent when the server sent none. */
  reply(): Omit<Reply, 'timings' | 'usage'> & { readonly usage: ReplyChunk['usage'] };
}

/** What an answer is put together with. */
export interface AssembleReplyOptions {
  /** Begins the ids of tool calls that came without one. */
  readonly idPrefix: string;
  readonly request: ModelRequest;
  readonly textToolCalls: TextToolCalls;
}

/** Creates the assembly of one answer. */
export function assembleReply(options: AssembleReplyOptions): ReplyAssembly {
  const { idPrefix, request } = options;
  const native = assembleToolCalls(idPrefix);
  const parts = readTextParts(options);
  let reasoning = '';
  let toolCalls: Reply['toolCalls'] = [];
  let finishReason: FinishReason | undefined;
  let usage: ReplyChunk['usage'];

  return {
    load: (chunk) => (chunk.text === undefined ? undefined : parts.load()),
    accept(chunk) {
      finishReason = chunk.finishReason ?? finishReason;
      usage = chunk.usage ?? usage;
      const shown = chunk.text === undefined ? [] : parts.push(chunk.text);
      if (chunk.reasoning === undefined && chunk.toolCalls.length === 0) return shown;
      const events: ModelEvent[] = [];
      if (chunk.reasoning !== undefined) {
        reasoning += chunk.reasoning;
        events.push({ type: 'reasoning-delta', text: chunk.reasoning });
      }
      events.push(...shown, ...startCalls(native, chunk));
      return events;
    },
    async finish() {
      const made = native.calls();
      const cut = finishReason === 'length' || finishReason === 'content-filter';
      const events = parts.end({ cut, hasNative: made.length > 0 });
      const read = await readCallArguments(made, request.tools, !cut);
      toolCalls = [...read, ...parts.calls()];
      return events;
    },
    text: () => parts.text(),
    finished: () => finishReason !== undefined,
    reply() {
      // A server that saw no call in the text says that the model just stopped.
      const called = finishReason === 'stop' && parts.calls().length > 0;
      const diagnostics = parts.diagnostics();
      return {
        text: parts.text(),
        reasoning: reasoning + parts.reasoning(),
        toolCalls,
        ...(diagnostics.length === 0 ? {} : { diagnostics }),
        finishReason: called ? 'tool-calls' : (finishReason ?? 'unknown'),
        usage,
      };
    },
  };
}

function startCalls(
  native: ToolCallAssembly,
  { toolCalls: deltas }: ReplyChunk,
): readonly ModelEvent[] {
  return deltas.flatMap((delta) => {
    const started = native.accept(delta);
    return started === undefined ? [] : [{ type: 'tool-call-start', ...started } as const];
  });
}
