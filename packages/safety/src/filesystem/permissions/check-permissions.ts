import type { PermissionReport, RunProgram } from './permission-report.ts';

/** How permissions are looked at. */
export interface CheckPermissionsOptions {
  /** Runs the programs that tell of access control lists; absent means that such lists stay unknown. */
  readonly run?: RunProgram;
  /** Absent means this one. */
  readonly platform?: NodeJS.Platform;
  /** Who owns what is fine: a user number, on Windows a SID. Absent means whoever runs this. */
  readonly user?: number | string;
  /** What is unknown counts as unsafe; absent means that it stays unknown. */
  readonly strict?: boolean;
  /** Nobody else may read it either; absent means that reading is nobody's harm. */
  readonly secret?: boolean;
}

/**
 * Finds out whether anybody but the user and the administrators may change what is at a path: by its owner and mode, every
 * directory and link on its way, or the access control list by SID on Windows. Never throws; what cannot be found out is unknown.
 * It tells of the moment it looks.
 */
export async function checkPermissions(
  path: string,
  options: CheckPermissionsOptions = {},
): Promise<PermissionReport> {
  const { reportOf } = await import('./permission-report.ts');
  const { platform = process.platform, strict = false } = options;
  try {
    const findings =
      platform === 'win32'
        ? await (await import('./check-windows.ts')).checkWindows(path, options)
        : await (await import('./check-unix.ts')).checkUnix(path, { ...options, platform });
    return reportOf(path, findings, strict);
  } catch (error) {
    const told = error instanceof Error ? error.message : 'it threw';
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const rule = isMissing ? 'missing' : 'unreadable';
    const reason = `Its permissions could not be found out: ${told.replace(/\.$/u, '')}.`;
    return reportOf(path, [{ rule, path, reason, weight: 'unknown' }], strict);
  }
}
