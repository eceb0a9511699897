import { channel, type Channel } from 'node:diagnostics_channel';
import type { ResilienceEvents } from '@selfware/contracts';

/** An operation failed and will be tried again; messages are `ResilienceEvents['selfware:resilience:retry']`. */
export const retryChannel: Channel = channel('selfware:resilience:retry');

/** Tells whoever listens that an operation will be tried again. */
export function publishRetry(event: ResilienceEvents['selfware:resilience:retry']): void {
  if (retryChannel.hasSubscribers) retryChannel.publish(event);
}

/** A circuit changed its state; messages are `ResilienceEvents['selfware:resilience:circuit']`. */
export const circuitChannel: Channel = channel('selfware:resilience:circuit');

/** Tells whoever listens that a circuit changed its state. */
export function publishCircuit(event: ResilienceEvents['selfware:resilience:circuit']): void {
  if (circuitChannel.hasSubscribers) circuitChannel.publish(event);
}
