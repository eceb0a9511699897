import { SelfwareError } from '@selfware/contracts';

/** The command line is not one that the command understands. */
export class UsageError extends SelfwareError {
  constructor({ message, hint }: { message: string; hint?: string }) {
    super({ code: 'cli/usage', category: 'invalid-input', message, ...(hint && { hint }) });
  }
}

/** A setting is unknown, has a value that does not fit, or stands where it may not stand. */
export class ConfigError extends SelfwareError {
  constructor({ message, hint, cause }: { message: string; hint?: string; cause?: unknown }) {
    super({ code: 'cli/config', category: 'config', message, cause, ...(hint && { hint }) });
  }
}

/** There is nothing that the command could act on: no session to resume, no run to undo. */
export class NothingFoundError extends SelfwareError {
  constructor({ message, hint }: { message: string; hint: string }) {
    super({ code: 'cli/nothing-found', category: 'not-found', message, hint });
  }
}

/** Records of a session were damaged on the disk; they were set aside and are not part of it any more. */
export class DamagedSessionError extends SelfwareError {
  constructor({ sessionId, message }: { sessionId: string; message: string }) {
    const hint =
      'what was damaged is kept in its quarantine; `selfware resume` again goes on with the rest';
    const details = { sessionId };
    super({ code: 'cli/damaged-session', category: 'corrupt', message, hint, details });
  }
}

/** What is kept was sealed with another key than the one that is here. */
export class StateKeyError extends SelfwareError {
  constructor({ message, hint }: { message: string; hint: string }) {
    super({ code: 'cli/state-key', category: 'config', message, hint });
  }
}

/** Somebody pressed Ctrl-C, or asked the process to go, before there was anything to act on. */
export class InterruptedError extends SelfwareError {
  constructor() {
    const message = 'expected the input to come to its end, got an interrupt';
    super({ code: 'cli/interrupted', category: 'cancelled', message });
  }
}

/** Nothing took what was to be copied. */
export class NotCopiedError extends SelfwareError {
  constructor({ tried }: { readonly tried: readonly { by: string; reason: string }[] }) {
    const got = tried.map(({ by, reason }) => `${by} ${reason}`).join('; ');
    const message = `expected a clipboard, got ${got || 'none: there is no display, and no terminal'}`;
    const hint =
      'install wl-clipboard, xclip or xsel, or write it to a file: `selfware sessions export --output FILE`';
    super({ code: 'cli/not-copied', category: 'not-found', message, hint });
  }
}
