import { SelfwareError } from '@selfware/contracts';

/** Another run of the same agent is under way; an agent runs one task at a time. */
export class RunInProgressError extends SelfwareError {
  constructor() {
    const message = 'expected no run under way, got a second one on the same agent';
    const hint = 'wait for run-end, or create another agent';
    super({ code: 'agent/run-in-progress', category: 'conflict', message, hint });
  }
}

/** A file was about to change while no run was there to journal it. */
export class NoRunError extends SelfwareError {
  constructor({ path }: { path: string }) {
    const message = 'expected a run that journals the change of a file, got none';
    const details = { path };
    super({ code: 'agent/no-run', category: 'internal', message, details });
  }
}

/** No session of that name exists. */
export class SessionNotFoundError extends SelfwareError {
  constructor({ sessionId, cause }: { sessionId: string; cause?: unknown }) {
    const message = 'expected the id of a stored session, got one that is not there';
    const hint = '`selfware sessions list` shows those that exist';
    const code = 'agent/session-not-found';
    super({ code, category: 'not-found', message, hint, details: { sessionId }, cause });
  }
}

/** Messages or records contradict each other, so no server would accept the conversation. */
export class InvalidHistoryError extends SelfwareError {
  constructor({ expected, got }: { expected: string; got: string }) {
    const message = `expected ${expected}, got ${got}`;
    const hint = 'the session cannot be taken up again; start a new one';
    super({ code: 'agent/invalid-history', category: 'corrupt', message, hint });
  }
}

/** The next request would not fit the context window; it was not sent. */
export class ContextFullError extends SelfwareError {
  constructor({ tokens, budgetTokens }: { tokens: number; budgetTokens: number }) {
    const message = `expected a request of at most ${budgetTokens} tokens, got one of about ${tokens}`;
    const hint = 'start a new session, or use a model with a larger context window';
    const details = { tokens, budgetTokens };
    super({ code: 'agent/context-full', category: 'resource', message, hint, details });
  }
}

/** A record of the run could not be made durable; `cause` is what persistence threw. */
export class StorageFailedError extends SelfwareError {
  constructor({ cause }: { cause: unknown }) {
    const reason = SelfwareError.isInstance(cause) ? cause.code : 'an error without a code';
    const message = `expected the journal to take a record, got ${reason}`;
    const hint = 'free space or repair the state directory, then `selfware resume`';
    super({ code: 'agent/storage-failed', category: 'resource', message, hint, cause });
  }
}
