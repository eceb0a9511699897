import { channel, type Channel } from 'node:diagnostics_channel';
import type { AgentEvents } from '@selfware/contracts';

/** A run began or was taken up again; its messages have contracts' type of this name. */
export const runStartChannel: Channel = channel(
  'selfware:agent:run-start' satisfies keyof AgentEvents,
);

/** A turn ended; its messages have contracts' type of this name. */
export const turnEndChannel: Channel = channel(
  'selfware:agent:turn-end' satisfies keyof AgentEvents,
);

/** A run ended; its messages have contracts' type of this name. */
export const runEndChannel: Channel = channel('selfware:agent:run-end' satisfies keyof AgentEvents);

/** Tells subscribers, if there are any, that a run began. */
export function publishRunStart(event: AgentEvents['selfware:agent:run-start']): void {
  if (runStartChannel.hasSubscribers) runStartChannel.publish(event);
}

/** Tells subscribers, if there are any, that a turn ended. */
export function publishTurnEnd(event: AgentEvents['selfware:agent:turn-end']): void {
  if (turnEndChannel.hasSubscribers) turnEndChannel.publish(event);
}

/** Tells subscribers, if there are any, that a run ended. */
export function publishRunEnd(event: AgentEvents['selfware:agent:run-end']): void {
  if (runEndChannel.hasSubscribers) runEndChannel.publish(event);
}
