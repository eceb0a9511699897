import { SelfwareError, type SelfwareErrorOptions } from '@selfware/contracts';

/** What every error of this package is built from; the class gives code and category. */
export type SafetyErrorOptions = Omit<SelfwareErrorOptions, 'code' | 'category'>;

/** A hand was given something that no judge approved. */
export class ForgedApprovalError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/forged-approval', category: 'denied' });
  }
}

/** A hand was given an approval that another installed copy of this package minted. */
export class ForeignApprovalError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/foreign-approval', category: 'denied' });
  }
}

/** A hand was given a genuine approval of another kind of intent. */
export class WrongApprovalError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/wrong-approval', category: 'denied' });
  }
}

/** A program is another file than the one that was judged. */
export class ExecutableChangedError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/executable-changed', category: 'denied' });
  }
}

/** What a sandbox is asked for means nothing good: a missing directory, a path that hides the workspace. */
export class SandboxPolicyError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/sandbox-policy', category: 'config' });
  }
}

/** A sandbox is needed and there is none that will do; `details.escaped` names what got out of one, `details.reasons` why each level failed. */
export class NoSandboxError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/no-sandbox', category: 'config' });
  }
}

/** The directory of a root is missing, or is no directory. */
export class RootUnusableError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/root-unusable', category: 'config' });
  }
}

/** The path leads out of the root, by name or through a link. */
export class PathOutsideError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/path-outside', category: 'denied' });
  }
}

/** The text is no path that a root accepts. */
export class PathInvalidError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/path-invalid', category: 'invalid-input' });
  }
}

/** There is no such entry. */
export class PathNotFoundError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/path-not-found', category: 'not-found' });
  }
}

/** The entry is there and is of another kind than the call needs. */
export class PathKindError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/path-kind', category: 'invalid-input' });
  }
}

/** The path belongs to a tree that is never written. */
export class PathProtectedError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/path-protected', category: 'denied' });
  }
}

/** A rule of the root's policy forbids this path or a link on its way; `details.rule` says which. */
export class PathDeniedError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/path-denied', category: 'denied' });
  }
}

/** The entry exists already, or has a second name that the write would change, too. */
export class PathConflictError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/path-conflict', category: 'conflict' });
  }
}

/** A rule of the floor does not do what its own examples promise; `details.failures` says which. */
export class FloorRuleError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/floor-rule', category: 'internal' });
  }
}

/** The operating system refused: permissions, a full disk, an unreadable medium. `details.errno` says which. */
export class FilesystemError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/filesystem', category: 'resource' });
  }
}

/** A verdict does not allow; `details` has its decision, rule and reason, and the rules of everything that was found. */
export class NotAllowedError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/not-allowed', category: 'denied' });
  }
}

/** A policy file does not say what a policy may say; `details` has file, line, column, and what was expected and got. */
export class PolicyInvalidError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/policy-invalid', category: 'config' });
  }
}

/** What a refused request tells of itself; for logs and people, never for whoever made the request. */
export interface SsrfRefusal {
  /** Counted from 0; redirects raise it. */
  readonly hop: number;
  readonly host: string;
  /** The address that decided; absent where none did. */
  readonly address?: string;
  readonly rule: string;
  readonly reason: string;
}

/**
 * A request was not made. Blocked, refused by the other side and unresolvable look alike: one code, one message.
 * Which it was is in `refusal`, which is not part of `details` and not printed as JSON.
 */
export class SsrfError extends SelfwareError {
  readonly #refusal: SsrfRefusal;

  constructor(refusal: SsrfRefusal, cause?: unknown) {
    super({
      code: 'safety/address-refused',
      category: 'denied',
      message: 'expected a place that may be reached, got none for this request',
      hint: 'The reason is in `refusal`, which nothing prints; `explainUrl(url)` and `selfware check url URL --resolve` tell it, too.',
      ...(cause === undefined ? {} : { cause }),
    });
    this.#refusal = refusal;
  }

  get refusal(): SsrfRefusal {
    return this.#refusal;
  }

  /** Counted from 0; redirects raise it. */
  get hop(): number {
    return this.#refusal.hop;
  }

  get host(): string {
    return this.#refusal.host;
  }

  /** Absent where no address decided. */
  get address(): string | undefined {
    return this.#refusal.address;
  }

  get rule(): string {
    return this.#refusal.rule;
  }
}

/** A policy for the network does not say what such a policy may say. */
export class NetworkPolicyError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/network-policy', category: 'config' });
  }
}

/** An answer broke a limit: size, ratio, header bytes, or the number of redirects; `details.limit` says which. */
export class FetchLimitError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/fetch-limit', category: 'resource' });
  }
}

/** A redirect leads where a guarded request does not follow: a loop, from https to http, or a body that cannot be sent twice. */
export class RedirectRefusedError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/redirect-refused', category: 'denied' });
  }
}

/** A guarded request took longer than its limit. */
export class FetchTimeoutError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/fetch-timeout', category: 'timeout' });
  }
}

/** An archive holds an entry that is not extracted; `details` has its name, the rule and the reason. */
export class ArchiveRefusedError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/archive-refused', category: 'denied' });
  }
}

/** A path policy holds a pattern that is absolute, leads out of the root, or could never match. */
export class PathPolicyError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/path-policy', category: 'config' });
  }
}

/** A secret was asked for after it had been wiped. */
export class SecretDisposedError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/secret-disposed', category: 'internal' });
  }
}

/** A secret was lent to a function that would keep it beyond its return: one that gives a promise. */
export class SecretLentError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/secret-lent', category: 'internal' });
  }
}

/** A secret could not be read from where it was said to be. */
export class SecretSourceError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/secret-source', category: 'config' });
  }
}

/** A redaction rule is not as the rules of rules ask; `details` has its id, the field, what was expected and what was there. */
export class RedactionRuleError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/rule-invalid', category: 'config' });
  }
}

/** A redactor was made with options, or given something, that it cannot work with. */
export class RedactorOptionsError extends SelfwareError {
  constructor(options: SafetyErrorOptions) {
    super({ ...options, code: 'safety/redactor-options', category: 'invalid-input' });
  }
}
