import type { AllEvents } from '@selfware/contracts';

/** The name of a channel that some Selfware package publishes. */
export type KnownChannel = keyof AllEvents;

// A literal with every key: the compiler finds a channel that contracts has and this list lacks.
const known: Readonly<Record<KnownChannel, true>> = {
  'selfware:agent:run-start': true,
  'selfware:agent:turn-end': true,
  'selfware:agent:run-end': true,
  'selfware:llm-client:request-start': true,
  'selfware:llm-client:request-end': true,
  'selfware:memory:recall': true,
  'selfware:memory:remember': true,
  'selfware:persistence:commit': true,
  'selfware:persistence:quarantine': true,
  'selfware:process-supervisor:program-start': true,
  'selfware:process-supervisor:program-end': true,
  'selfware:resilience:retry': true,
  'selfware:resilience:circuit': true,
  'selfware:safety:verdict': true,
  'selfware:safety:approval': true,
  'selfware:tools:call-start': true,
  'selfware:tools:call-end': true,
};

/** Tells whether a name is that of a channel in the catalogue. */
export function isKnownChannel(name: string): name is KnownChannel {
  return Object.hasOwn(known, name);
}

/** The names of all channels, in the order of the catalogue. */
export function channelNames(): readonly KnownChannel[] {
  return Object.keys(known).filter(isKnownChannel);
}
