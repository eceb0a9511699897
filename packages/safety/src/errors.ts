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

/** The mode needs a sandbox, and there is none. */
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
