import { channel, type Channel } from 'node:diagnostics_channel';
import type { ToolsEvents } from '@selfware/contracts';

/** A tool call was received; its messages have contracts' type of this name. */
export const callStartChannel: Channel = channel(
  'selfware:tools:call-start' satisfies keyof ToolsEvents,
);

/** A tool call ended; its messages have contracts' type of this name. */
export const callEndChannel: Channel = channel(
  'selfware:tools:call-end' satisfies keyof ToolsEvents,
);

/** Tells subscribers, if there are any, that a call was received. */
export function publishCallStart(event: ToolsEvents['selfware:tools:call-start']): void {
  if (callStartChannel.hasSubscribers) callStartChannel.publish(event);
}

/** Tells subscribers, if there are any, that a call ended. */
export function publishCallEnd(event: ToolsEvents['selfware:tools:call-end']): void {
  if (callEndChannel.hasSubscribers) callEndChannel.publish(event);
}
