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

/** A journal's records contradict each other. */
export class SessionDamagedError extends SelfwareError {
  constructor({ sessionId, reason }: { sessionId: string; reason: string }) {
    const message = `expected the records of one session, got ${reason}`;
    const details = { sessionId };
    super({ code: 'agent/session-damaged', category: 'corrupt', message, details });
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
