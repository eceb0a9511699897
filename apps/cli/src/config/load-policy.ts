import { readFile } from 'node:fs/promises';
import { parsePolicy, type Policy } from '@selfware/safety';
import { ConfigError } from '../errors.ts';
import type { Settings } from './settings.ts';

/** The policy of the settings: what its file says, and every path that the settings protect. Throws `cli/config` and `safety/policy-invalid`. */
export async function loadPolicy(
  { policyFile, protectedPaths }: Pick<Settings, 'policyFile' | 'protectedPaths'>,
  flag?: string,
): Promise<Policy> {
  const file = flag ?? policyFile;
  if (file === undefined) return { protectedPaths };
  const parsed = await parsePolicy(await readPolicyText(file), { file });
  if (!parsed.ok) throw parsed.failure;
  const { protectedPaths: more = [] } = parsed.value;
  return { ...parsed.value, protectedPaths: [...new Set([...protectedPaths, ...more])] };
}

/** The text of a file that a person named; throws `cli/config` when it cannot be read. */
export async function readPolicyText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new ConfigError({
      message: `expected to be able to read ${file}`,
      hint: 'check that it is there and who may read it',
      cause: error,
    });
  }
}
