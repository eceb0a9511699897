import { dirname } from 'node:path';
import type { PermissionReport } from '@selfware/safety/filesystem';
import { ConfigError } from '../errors.ts';
import type { Host } from '../host.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import { findUserConfigFile } from './find-user-config-file.ts';
import type { Settings } from './settings.ts';

/** What decides which files are looked at. */
export interface ConfigSources {
  readonly host: Pick<Host, 'environment' | 'cwd' | 'stderr'>;
  readonly flags: Readonly<Record<string, string | true>>;
  readonly settings: Pick<Settings, 'policyFile' | 'apiKeyFile' | 'strictPermissions'>;
}

/**
 * Warns of a configuration or policy file that somebody else may write: whoever does decides what this program may do.
 * Warns of a key file that somebody else may read, too.
 * With the setting `strictPermissions` it throws `cli/config`, also for what could not be found out.
 */
export async function assertOwnConfig({ host, flags, settings }: ConfigSources): Promise<void> {
  const { policyFile, apiKeyFile, strictPermissions: strict } = settings;
  const files = [findUserConfigFile({ ...host, flags }), policyFile, apiKeyFile];
  for (const file of files) {
    if (file === undefined) continue;
    const secret = file === apiKeyFile;
    const report = await inspectPermissions(file, { strict, secret });
    if (report?.verdict !== 'unsafe') continue;
    const [finding] = report.findings;
    const place = finding === undefined || finding.path === file ? '' : `${finding.path}: `;
    const told = `others may ${secret ? 'read or change' : 'change'} ${file}: ${place}${finding?.reason ?? ''}`;
    if (strict)
      throw new ConfigError({ message: told, ...(finding?.fix && { hint: finding.fix }) });
    const todo = finding?.fix === undefined ? '' : ` Try: ${finding.fix}`;
    await host.stderr.write(`warning: ${neutraliseTerminalLine(told + todo)}\n`);
  }
}

/** The permissions of a file or directory; absent when there is none. */
export async function inspectPermissions(
  path: string,
  options: { readonly strict?: boolean; readonly secret?: boolean } = {},
): Promise<PermissionReport | undefined> {
  const { checkPermissions } = await import('@selfware/safety/filesystem');
  const report = await checkPermissions(path, { run, ...options });
  return report.findings.some(({ rule }) => rule === 'missing') ? undefined : report;
}

// Only the programs of macOS and Windows that tell of access control lists are ever run by this.
async function run([program = '', ...words]: readonly string[]): Promise<{
  exitCode: number;
  stdout: string;
}> {
  const { runProgram } = await import('@selfware/process-supervisor');
  const environment = { SystemRoot: 'C:\\Windows' };
  const { exitCode = 1, stdout } = await runProgram(
    { argv: [program, ...words], cwd: dirname(program), environment },
    { timeoutMs: 5_000 },
  );
  return { exitCode, stdout: stdout.text() };
}
