import { isAbsolute, join, relative } from 'node:path';
import type { ProgramSpecification } from '@selfware/contracts';
import { SandboxPolicyError } from '../../errors.ts';
import { bridgeScript } from '../network/bridge-script.ts';
import { networkDirectory } from '../places/gather-places.ts';
import type { SandboxNetworkPath } from '../sandbox-policy.ts';
import type { PreparedProgram, SandboxParts } from './sandbox-parts.ts';

// The script around a sandbox has its input at 8 and its lock at 9.
const ownDescriptors: readonly number[] = [8, 9];

/** What lets npm and pnpm give up at once where no network will come; else they try again for minutes. */
export const withoutNetwork: Readonly<Record<string, string>> = { npm_config_fetch_retries: '0' };

/** Fills in environment and bridge. Throws `safety/sandbox-policy` for a relative directory, words that hold a NUL, and the descriptors 8 and 9. */
export function prepareProgram(
  { argv, cwd, environment, descriptors = [] }: ProgramSpecification,
  parts: SandboxParts,
): PreparedProgram {
  const { network, node } = parts;
  const whole = {
    ...(network === undefined ? withoutNetwork : {}),
    ...(environment ?? parts.environment),
    ...network?.environment,
  };
  const words = [cwd, ...argv, ...Object.entries(whole).flat()];
  const isOdd = words.some((word) => word.includes('\0'));
  if (!isAbsolute(cwd) || isOdd || Object.keys(whole).some((name) => !/^[^=]+$/u.test(name)))
    throw new SandboxPolicyError({
      message: `expected an absolute directory and words without NUL, got ${JSON.stringify(cwd)}`,
      hint: 'Name the directory by its whole path; no word, variable or value may hold a NUL.',
    });
  if (descriptors.some(({ fd }) => ownDescriptors.includes(fd)))
    throw new SandboxPolicyError({
      message: 'expected descriptors beside 8 and 9, got one of these',
      hint: 'Give the program another number; the sandbox needs these itself.',
    });
  const bridge =
    network === undefined
      ? []
      : [node, '-e', bridgeScript, insideOf(network), String(network.port)];
  return { argv: [...bridge, ...argv], cwd, environment: whole };
}

function insideOf({ directory, socketPath }: SandboxNetworkPath): string {
  return join(networkDirectory, relative(directory, socketPath));
}
