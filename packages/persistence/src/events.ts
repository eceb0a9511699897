import { channel, type Channel } from 'node:diagnostics_channel';
import type { PersistenceEvents } from '@selfware/contracts';

/** A group of journal records became durable; its messages have contracts' type of this name. */
export const commitChannel: Channel = channel(
  'selfware:persistence:commit' satisfies keyof PersistenceEvents,
);

/** Damage was found and moved aside; its messages have contracts' type of this name. */
export const quarantineChannel: Channel = channel(
  'selfware:persistence:quarantine' satisfies keyof PersistenceEvents,
);

/** Tells subscribers, if there are any, that a group became durable. */
export function publishCommit(event: PersistenceEvents['selfware:persistence:commit']): void {
  if (commitChannel.hasSubscribers) commitChannel.publish(event);
}

/** Tells subscribers, if there are any, that damage was moved aside. */
export function publishQuarantine(
  event: PersistenceEvents['selfware:persistence:quarantine'],
): void {
  if (quarantineChannel.hasSubscribers) quarantineChannel.publish(event);
}
