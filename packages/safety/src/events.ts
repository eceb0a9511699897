import { channel, type Channel } from 'node:diagnostics_channel';
import type { SafetyEvents } from '@selfware/contracts';

/** An intent was judged; messages are `SafetyEvents['selfware:safety:verdict']`. */
export const verdictChannel: Channel = channel('selfware:safety:verdict');

/** A question was answered; messages are `SafetyEvents['selfware:safety:approval']`. */
export const approvalChannel: Channel = channel('selfware:safety:approval');

/** Tells whoever listens what the judge said. */
export function publishVerdict(event: SafetyEvents['selfware:safety:verdict']): void {
  if (verdictChannel.hasSubscribers) verdictChannel.publish(event);
}

/** Tells whoever listens how a question was answered. */
export function publishApproval(event: SafetyEvents['selfware:safety:approval']): void {
  if (approvalChannel.hasSubscribers) approvalChannel.publish(event);
}
