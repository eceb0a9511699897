import { channel, type Channel } from 'node:diagnostics_channel';
import type { MemoryEvents } from '@selfware/contracts';

/** Episodes were looked for; messages are `MemoryEvents['selfware:memory:recall']`. */
export const recallChannel: Channel = channel('selfware:memory:recall');

/** An episode was stored; messages are `MemoryEvents['selfware:memory:remember']`. */
export const rememberChannel: Channel = channel('selfware:memory:remember');

/** Tells whoever listens how a recall went. */
export function publishRecall(event: MemoryEvents['selfware:memory:recall']): void {
  if (recallChannel.hasSubscribers) recallChannel.publish(event);
}

/** Tells whoever listens that an episode was stored. */
export function publishRemember(event: MemoryEvents['selfware:memory:remember']): void {
  if (rememberChannel.hasSubscribers) rememberChannel.publish(event);
}
