import { channel, type Channel } from 'node:diagnostics_channel';
import type { ProcessSupervisorEvents } from '@selfware/contracts';

/** A program was started; messages are `ProcessSupervisorEvents['selfware:process-supervisor:program-start']`. */
export const programStartChannel: Channel = channel('selfware:process-supervisor:program-start');

/** A program ended and its descendants are gone; messages are `ProcessSupervisorEvents['selfware:process-supervisor:program-end']`. */
export const programEndChannel: Channel = channel('selfware:process-supervisor:program-end');

/** Tells whoever listens that a program was started. */
export function publishProgramStart(
  event: ProcessSupervisorEvents['selfware:process-supervisor:program-start'],
): void {
  if (programStartChannel.hasSubscribers) programStartChannel.publish(event);
}

/** Tells whoever listens that a program ended. */
export function publishProgramEnd(
  event: ProcessSupervisorEvents['selfware:process-supervisor:program-end'],
): void {
  if (programEndChannel.hasSubscribers) programEndChannel.publish(event);
}
