import { failed, ok, type Result } from '@selfware/contracts';
import type { ModelRequest } from '@selfware/llm-client';
import { ContextFullError } from '../errors.ts';
import type { Run, Stop } from './run.ts';

/** The whole conversation as a request, or a stop when it does not fit the model's window. */
export function assembleRequest({ context, parts }: Run): Result<ModelRequest, Stop> {
  const { contextTokens, reservedOutputTokens } = parts.limits;
  const { messages, overflow } = context.fit(contextTokens - reservedOutputTokens);
  if (overflow !== undefined) {
    const error = new ContextFullError(overflow).toJSON();
    return failed({ outcome: 'context-full', error });
  }
  return ok({ messages, tools: parts.toolbox.schemas, maxOutputTokens: reservedOutputTokens });
}
