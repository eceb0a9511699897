import type { AllEvents } from '@selfware/contracts';
import type { KnownChannel } from './channels.ts';

type Known = Readonly<Record<KnownChannel, true>>;

/** A list of channels that lacks one. */
export type Incomplete = Omit<Known, 'selfware:tools:call-end'>;

declare const incomplete: Incomplete;

// @ts-expect-error a list without every channel of contracts is no list of channels
export const list: Readonly<Record<keyof AllEvents, true>> = incomplete;
