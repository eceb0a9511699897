import { isAbsolute } from 'node:path';
import type { ProgramSpecification } from '@selfware/contracts';
import { SandboxPolicyError } from '../../errors.ts';
import { bridgeScript } from '../network/bridge-script.ts';
import type { PreparedProgram, SandboxParts } from './sandbox-parts.ts';

/** Fills in environment and bridge. Throws `safety/sandbox-policy` for a relative directory or words that hold a NUL. */
export function prepareProgram(
  { argv, cwd, environment }: ProgramSpecification,
  parts: SandboxParts,
): PreparedProgram {
  const { network, node } = parts;
  const whole = { ...(environment ?? parts.environment), ...network?.environment };
  const words = [cwd, ...argv, ...Object.entries(whole).flat()];
  const isOdd = words.some((word) => word.includes('\0'));
  if (!isAbsolute(cwd) || isOdd || Object.keys(whole).some((name) => !/^[^=]+$/u.test(name)))
    throw new SandboxPolicyError({
      message: `expected an absolute directory and words without NUL, got ${JSON.stringify(cwd)}`,
      hint: 'Name the directory by its whole path; no word, variable or value may hold a NUL.',
    });
  const bridge =
    network === undefined
      ? []
      : [node, '-e', bridgeScript, network.socketPath, String(network.port)];
  return { argv: [...bridge, ...argv], cwd, environment: whole };
}
