/** The name of a diagnostics channel: `selfware:<package>:<event>`. */
export type ChannelName = `selfware:${string}:${string}`;

/** What every published event carries; its payload fields come beside these. */
export interface BaseEvent {
  /** Wall time in milliseconds since the Unix epoch. */
  readonly at: number;
}
