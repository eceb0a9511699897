import type { JsonValue } from '@selfware/contracts';

/** One line of an audit log. Each holds the hash of the line before, so that none can be changed, taken out or put in unseen. */
export interface AuditEntry {
  /** Counts from 0. */
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly decision: 'allow' | 'ask' | 'deny';
  readonly rule: string;
  /** `judged`: what the judge said. `approved`: what was let happen. */
  readonly step: 'judged' | 'approved';
  /** The intent, with secrets taken out. */
  readonly intent: JsonValue;
  /** SHA-256, in hex, of the intent before anything was taken out. */
  readonly intentHash: string;
  /** The `hash` of the entry before; 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256, in hex, over every other field. */
  readonly hash: string;
}

/** What `previous` is in the first entry. */
export const auditStart: string = '0'.repeat(64);
