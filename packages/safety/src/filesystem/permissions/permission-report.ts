/** One thing that was found about who may change or read a path. */
export interface PermissionFinding {
  /** As `writable`, `owner`, `parent-writable`, `acl`. */
  readonly rule: string;
  /** Where: the path itself, a directory above it, or a link on its way. */
  readonly path: string;
  /** One plain sentence. */
  readonly reason: string;
  /** `unsafe` is sure; `unknown` could not be found out. */
  readonly weight: 'unsafe' | 'unknown';
  /** A command that mends it; absent when there is no single one. */
  readonly fix?: string;
}

/** Who besides its owner and the administrators may change a file, as far as that can be found out. */
export interface PermissionReport {
  readonly path: string;
  /** `fine` is only said of what was looked at in full and found so. */
  readonly verdict: 'fine' | 'unsafe' | 'unknown';
  /** Empty exactly when the verdict is `fine`. */
  readonly findings: readonly PermissionFinding[];
}

/** What runs a program and waits for it; it may reject. */
export type RunProgram = (
  argv: readonly string[],
) => Promise<{ readonly exitCode: number; readonly stdout: string }>;

/** The report that some findings make. `strict`: what is unknown is unsafe. */
export function reportOf(
  path: string,
  findings: readonly PermissionFinding[],
  strict: boolean,
): PermissionReport {
  const isUnsafe = findings.some(({ weight }) => strict || weight === 'unsafe');
  const verdict = isUnsafe ? 'unsafe' : findings.length === 0 ? 'fine' : 'unknown';
  return { path, verdict, findings };
}
