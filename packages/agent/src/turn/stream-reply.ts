import { failed, ok, type Result } from '@selfware/contracts';
import type { LlmError, ModelRequest, Reply } from '@selfware/llm-client';
import { stopFromOutside, type Run, type Stop } from './run.ts';

/** Shows the reply as it comes in, and gives it whole; a stop when there will be none. */
export async function streamReply(run: Run, request: ModelRequest): Promise<Result<Reply, Stop>> {
  const { clock, ending, log, parts } = run;
  for await (const event of parts.client.stream(request, { signal: ending.signal })) {
    if (event.type === 'reply-end') return ok(event.reply);
    if (event.type === 'reply-failed') return failed(stopFromOutside(run) ?? describe(event.error));
    // A call is shown when its reply is durable, not while it is being written.
    if (event.type !== 'tool-call-start') log.show({ ...event, at: clock.now() });
  }
  return failed({ outcome: 'model-failed' });
}

function describe(error: LlmError): Stop {
  const full = error.code === 'llm-client/context-length';
  return { outcome: full ? 'context-full' : 'model-failed', error: error.toJSON() };
}
