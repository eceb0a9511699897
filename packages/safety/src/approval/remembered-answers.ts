import type { Intent } from '@selfware/contracts';

/** What was asked for. */
export interface AskedRuling {
  readonly intent: Intent;
  readonly hash: string;
  /** The rule that asked. */
  readonly rule: string;
}

/** The answers that the user gave for the rest of the session. */
export interface RememberedAnswers {
  /** Remembers a yes to the ruling; for changes of a file, to every change of the same path that is asked for by the same rule. */
  remember(asked: AskedRuling): void;
  has(asked: AskedRuling): boolean;
}

/** Starts with nothing remembered. */
export function createRememberedAnswers(): RememberedAnswers {
  const keys = new Set<string>();
  return {
    remember: (asked) => void keys.add(keyOf(asked)),
    has: (asked) => keys.has(keyOf(asked)),
  };
}

function keyOf({ intent, hash, rule }: AskedRuling): string {
  const changesFile = intent.kind === 'write-file' || intent.kind === 'edit-file';
  return changesFile ? `change ${rule} ${intent.path}` : `exact ${hash}`;
}
