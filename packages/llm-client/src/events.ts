import { channel, type Channel } from 'node:diagnostics_channel';
import type { LlmClientEvents } from '@selfware/contracts';

const requestStart = channel('selfware:llm-client:request-start');
const requestEnd = channel('selfware:llm-client:request-end');

/** Tells listeners of the diagnostics channel that a request is about to be sent; free when nobody listens. */
export function publishRequestStart(
  event: LlmClientEvents['selfware:llm-client:request-start'],
): void {
  publish(requestStart, event);
}

/** Tells listeners of the diagnostics channel that a request ended; free when nobody listens. */
export function publishRequestEnd(event: LlmClientEvents['selfware:llm-client:request-end']): void {
  publish(requestEnd, event);
}

function publish(target: Channel, event: object): void {
  if (target.hasSubscribers) target.publish(event);
}
