import type { Intent } from '@selfware/contracts';

/** The answers that the user gave for the rest of the session. */
export interface RememberedAnswers {
  /** Remembers a yes to the intent with this hash; for changes of a file, to every change of the same path. */
  remember(intent: Intent, hash: string): void;
  has(intent: Intent, hash: string): boolean;
}

/** Starts with nothing remembered. */
export function createRememberedAnswers(): RememberedAnswers {
  const keys = new Set<string>();
  return {
    remember: (intent, hash) => void keys.add(keyOf(intent, hash)),
    has: (intent, hash) => keys.has(keyOf(intent, hash)),
  };
}

function keyOf(intent: Intent, hash: string): string {
  const changesFile = intent.kind === 'write-file' || intent.kind === 'edit-file';
  return changesFile ? `change ${intent.path}` : `exact ${hash}`;
}
