/** What kind of thing went wrong; callers branch on it where they need no exact code. */
export type ErrorCategory =
  | 'config'
  | 'invalid-input'
  | 'denied'
  | 'approval-required'
  | 'not-found'
  | 'conflict'
  | 'corrupt'
  | 'network'
  | 'provider'
  | 'timeout'
  | 'cancelled'
  | 'resource'
  | 'internal';

/** What every Selfware error is built from. */
export interface SelfwareErrorOptions {
  /** Stable, kebab-case, namespaced by package: `persistence/journal-corrupt`. */
  readonly code: string;
  readonly category: ErrorCategory;
  /** What was expected and what was got; never a secret, never raw input. */
  readonly message: string;
  /** What the reader can do next; absent when there is nothing to do. */
  readonly hint?: string;
  /** True when the same call may succeed later without a change; absent means false. */
  readonly retryable?: boolean;
  /** Safe, printable facts; absent means none. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
  readonly cause?: unknown;
}

/** What `toJSON` prints: everything but the cause and the stack, which may hold secrets. */
export interface SerializedError {
  readonly code: string;
  readonly category: ErrorCategory;
  readonly message: string;
  readonly hint?: string;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

// Symbol.for and not a class check: two installed copies of this package must know each other's errors.
const brand = Symbol.for('selfware.error');

/** The base of every error that a Selfware package throws. */
export class SelfwareError extends Error {
  readonly code: string;
  readonly category: ErrorCategory;
  readonly retryable: boolean;
  readonly hint?: string;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;

  constructor(options: SelfwareErrorOptions) {
    super(options.message, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = new.target.name;
    this.code = options.code;
    this.category = options.category;
    this.retryable = options.retryable ?? false;
    if (options.hint !== undefined) this.hint = options.hint;
    this.details = Object.freeze({ ...options.details });
    Object.defineProperty(this, brand, { value: true });
  }

  /** Tells a Selfware error of any installed copy of this package from every other value. */
  static isInstance(value: unknown): value is SelfwareError {
    return typeof value === 'object' && value !== null && brand in value;
  }

  /** Code, category, message, hint and safe details; never the cause or the stack. */
  toJSON(): SerializedError {
    const { code, category, message, hint, retryable, details } = this;
    return { code, category, message, ...(hint === undefined ? {} : { hint }), retryable, details };
  }
}
