import { parseJson, SelfwareError } from '@selfware/contracts';
import { createTokenCounter } from '@selfware/llm-client';
import { createContextWindow } from '../src/context/context-window.ts';
import { createHistory } from '../src/session/history.ts';
import { createSessionRecordSchema } from '../src/session/session-record-schema.ts';
import { settleCalls } from '../src/session/settle-calls.ts';

const schema = createSessionRecordSchema();
const counter = createTokenCounter();

/** Takes each line as a record of a session: rebuilding it gives a conversation whose calls all have results, or fails with a typed error. */
export function fuzz(data: Buffer): void {
  const context = createContextWindow({ counter });
  const history = createHistory(context);
  try {
    for (const line of data.toString('utf8').split('\n')) {
      const json = parseJson(line, { maxLength: 1_000_000, maxDepth: 50 });
      const record = json.ok ? schema.safeParse(json.value) : undefined;
      if (record?.success === true) history.apply(record.data);
    }
    for (const record of settleCalls(history.unanswered(), 0)) history.apply(record);
    context.fit(Infinity);
  } catch (error) {
    if (!SelfwareError.isInstance(error)) throw error;
  }
}
