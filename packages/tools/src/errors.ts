import { SelfwareError } from '@selfware/contracts';

/** A text to be written holds a stand-in of the redactor in the place of what it stands for. */
export class PlaceholderWrittenError extends SelfwareError {
  constructor({ path, placeholder }: { readonly path: string; readonly placeholder: string }) {
    super({
      code: 'tools/placeholder-written',
      category: 'invalid-input',
      message: `expected the real text for ${path}, got the stand-in ${placeholder}`,
      hint: 'Edit around it, so that what it stands for stays in the file; a new secret is for the user to write.',
    });
  }
}

/** Two tools of one toolbox have the same name. */
export class DuplicateToolError extends SelfwareError {
  constructor(options: { readonly tool: string }) {
    const message = `expected tools with different names, got "${options.tool}" twice`;
    super({ code: 'tools/duplicate-tool', category: 'config', message, details: { ...options } });
  }
}

/** A tool's schema cannot be told to a model as JSON Schema. */
export class InvalidToolError extends SelfwareError {
  constructor(options: { readonly tool: string }) {
    const message = `expected the input of "${options.tool}" to be an object that JSON Schema can describe`;
    super({ code: 'tools/invalid-tool', category: 'config', message, details: { ...options } });
  }
}

/** A hand does not work on this system. */
export class NotSupportedError extends SelfwareError {
  constructor(options: { readonly what: string; readonly platform: string }) {
    const message = `${options.what} is not supported on ${options.platform}`;
    super({ code: 'tools/not-supported', category: 'config', message, details: { ...options } });
  }
}

/** A URL is to be fetched by hands that were made without a guarded fetch. */
export class NoNetworkError extends SelfwareError {
  constructor() {
    const message = 'expected hands with a guarded fetch, got hands without one';
    const hint = 'pass `fetch` of `createGuardedFetch` to `createHands`';
    super({ code: 'tools/no-network', category: 'config', message, hint });
  }
}

/** git ended otherwise than it does where all is well. */
export class GitFailedError extends SelfwareError {
  constructor(options: { readonly command: string; readonly got: string }) {
    const message = `expected git ${options.command} to succeed, got ${options.got}`;
    super({ code: 'tools/git-failed', category: 'conflict', message, details: { ...options } });
  }
}

/** A session is to be exported by hands that know of none. */
export class NoSessionsError extends SelfwareError {
  constructor() {
    const message = 'expected hands that can read sessions, got hands without them';
    const hint = 'pass `readSession` to `createHands`';
    super({ code: 'tools/no-sessions', category: 'config', message, hint });
  }
}

/** What should be written to is not a file of a size that can be kept for undo. */
export class NotWritableError extends SelfwareError {
  constructor(options: { readonly path: string; readonly got: string }) {
    const message = `expected "${options.path}" to be a file that can be replaced, got ${options.got}`;
    super({ code: 'tools/not-writable', category: 'conflict', message, details: { ...options } });
  }
}

/** A file changed between being read and being written; nothing was written. */
export class FileChangedError extends SelfwareError {
  constructor(options: { readonly path: string }) {
    const message = `expected "${options.path}" to stay as it was read, but something else changed it`;
    const hint = 'read it again and repeat the change';
    super({ code: 'tools/file-changed', category: 'conflict', message, hint, details: options });
  }
}

/** A search pattern is not a regular expression. */
export class InvalidPatternError extends SelfwareError {
  constructor(options: { readonly cause: unknown }) {
    const message =
      'expected "pattern" to be a JavaScript regular expression of at most 1,000 characters';
    const hint = 'leave "regex" out to search for the text itself';
    super({ code: 'tools/invalid-pattern', category: 'invalid-input', message, hint, ...options });
  }
}
