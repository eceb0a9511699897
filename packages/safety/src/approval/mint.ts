import {
  approvedMark,
  type Approved,
  type Intent,
  type RunRequirements,
} from '@selfware/contracts';

// The one module-level state of this package: a cast cannot put anything into it.
const seal = new WeakSet<object>();

// Symbol.for: another installed copy of this package must be able to tell whose approval it was given.
const mintedBy = Symbol.for('selfware.safety.minted-by');

/** Makes the only value that hands accept. For `Judge.approve` alone; not exported from the package. */
export function mint<I extends Intent>(
  intent: I,
  hash: string,
  requires?: RunRequirements,
): Approved<I> {
  const approved: Approved<I> = {
    intent,
    hash,
    ...(requires === undefined ? {} : { requires }),
    [approvedMark]: intent.kind,
  };
  // A getter: reading the version costs a file access, and only a refusal needs it.
  Object.defineProperty(approved, mintedBy, { get: ownVersion });
  Object.freeze(approved);
  seal.add(approved);
  return approved;
}

/** True for what this copy of the package minted, and for nothing else. */
export function isMinted(value: unknown): boolean {
  return typeof value === 'object' && value !== null && seal.has(value);
}

/** The version of the copy that claims to have minted a value; absent when none does. */
export function claimedMint(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const claim: unknown = Reflect.get(value, mintedBy);
  return typeof claim === 'string' ? claim : undefined;
}

/** The version of this copy, or `unknown` where its package.json is not at hand (a bundle). */
export function ownVersion(): string {
  try {
    const { createRequire } = process.getBuiltinModule('node:module');
    const description: unknown = createRequire(import.meta.url)('@selfware/safety/package.json');
    const version: unknown = Reflect.get(Object(description), 'version');
    return typeof version === 'string' ? version : 'unknown';
  } catch {
    // A bundle has no package.json of ours: the refusal that asks for it must not fail for that.
    return 'unknown';
  }
}
