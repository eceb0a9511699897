import type { SessionId } from '@selfware/contracts';
import type { RunOutcome } from '../agent-event.ts';

/** What a session is created for. */
export interface SessionDescription {
  /** An absolute directory. */
  readonly workspace: string;
  readonly model: string;
  /** The first prompt. */
  readonly task: string;
}

/** What is shown of a session in a list. */
export interface SessionSummary extends SessionDescription {
  readonly id: SessionId;
  readonly createdAt: number;
  /** How its last run ended; `running` while a process holds it, `interrupted` when one died with it, `unreadable` when its journal cannot be read. */
  readonly state: RunOutcome | 'running' | 'interrupted' | 'unreadable';
  /** Turns over all its runs. */
  readonly turns: number;
  /** Wall time of the last thing that is known of it. */
  readonly lastEventAt: number;
}
