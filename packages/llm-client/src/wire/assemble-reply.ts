import type { FinishReason, ModelEvent, Reply } from '../model-event.ts';
import { assembleToolCalls } from '../tool-calls/assemble-tool-calls.ts';
import type { ReplyChunk } from './read-chunk.ts';

/** Puts the chunks of one answer together and tells the events that they make. */
export interface ReplyAssembly {
  /** The events of a chunk, in order; empty when it holds no content. */
  accept(chunk: ReplyChunk): readonly ModelEvent[];
  /** The text so far. */
  text(): string;
  /** Whether the server said why it stopped, so that nothing is missing. */
  finished(): boolean;
  /** What came so far as a reply, without times; usage is absent when the server sent none. */
  reply(): Omit<Reply, 'timings' | 'usage'> & { readonly usage: ReplyChunk['usage'] };
}

/** Creates the assembly of one answer; `idPrefix` begins the ids of tool calls that came without one. */
export function assembleReply(idPrefix: string): ReplyAssembly {
  const calls = assembleToolCalls(idPrefix);
  let text = '';
  let reasoning = '';
  let finishReason: FinishReason | undefined;
  let usage: ReplyChunk['usage'];
  return {
    accept(chunk) {
      const events: ModelEvent[] = [];
      if (chunk.reasoning !== undefined) {
        reasoning += chunk.reasoning;
        events.push({ type: 'reasoning-delta', text: chunk.reasoning });
      }
      if (chunk.text !== undefined) {
        text += chunk.text;
        events.push({ type: 'text-delta', text: chunk.text });
      }
      for (const delta of chunk.toolCalls) {
        const started = calls.accept(delta);
        if (started !== undefined) events.push({ type: 'tool-call-start', ...started });
      }
      finishReason = chunk.finishReason ?? finishReason;
      usage = chunk.usage ?? usage;
      return events;
    },
    text: () => text,
    finished: () => finishReason !== undefined,
    reply: () => ({
      text,
      reasoning,
      toolCalls: calls.calls(),
      finishReason: finishReason ?? 'unknown',
      usage,
    }),
  };
}
