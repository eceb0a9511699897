import type { BaseEvent } from './event.ts';

/** Channels of `@selfware/safety`. */
export interface SafetyEvents {
  /** An intent was judged. */
  'selfware:safety:verdict': BaseEvent & {
    readonly intent: string;
    readonly decision: 'allow' | 'ask' | 'deny';
    readonly rule: string;
    readonly durationMs: number;
  };
  /** A question was answered. */
  'selfware:safety:approval': BaseEvent & {
    readonly intent: string;
    readonly answer: 'yes' | 'no' | 'nobody';
    readonly scope: 'once' | 'session';
  };
}
