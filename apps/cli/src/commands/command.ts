import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import type { Look } from '../render/look.ts';

/** What a command is given. */
export interface CommandContext {
  readonly host: Host;
  readonly look: Look;
  readonly flags: Readonly<Record<string, string | true>>;
  readonly json: boolean;
  /** Absent when none was given. */
  readonly operand?: string;
  /** All of them, for a command that takes several. */
  readonly operands: readonly string[];
}

/** A command: does its work and gives the exit code; throws for what is not an ending of its own. */
export type Command = (context: CommandContext) => Promise<ExitCode>;

/** The absolute directory that the command works in, free of links; throws `cli/config` when it is not there. */
export async function findWorkspace({ host, flags }: CommandContext): Promise<string> {
  const stated = flags['directory'];
  const path = typeof stated === 'string' ? resolve(host.cwd, stated) : host.cwd;
  try {
    return await realpath(path);
  } catch (error) {
    throw new ConfigError({ message: `expected a directory at ${path}, got none`, cause: error });
  }
}
