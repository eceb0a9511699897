import { open } from 'node:fs/promises';
import { parseJson } from '@selfware/contracts';
import { ConfigError } from '../errors.ts';
import { checkLayer } from './check-layer.ts';
import { findJsonFault } from './find-json-fault.ts';
import type { PartialSettings } from './settings.ts';

const maxBytes = 262_144;

/** Reads a configuration file; absent when there is none. Throws `cli/config` for one that cannot be read or does not fit. */
export async function readConfigFile(path: string): Promise<PartialSettings | undefined> {
  const text = await readText(path);
  return text === undefined ? undefined : parseConfig(text, path);
}

/** Checks the text of a configuration file; `source` names it in errors. */
export function parseConfig(text: string, source: string): PartialSettings {
  const parsed = parseJson(text, { maxLength: maxBytes, maxDepth: 8 });
  if (parsed.ok) return checkLayer(parsed.value, source);
  const fault = parsed.failure.code === 'json-invalid' ? findJsonFault(text) : undefined;
  throw new ConfigError({
    message:
      fault === undefined
        ? `${parsed.failure.message} (${source})`
        : `expected ${fault.expected} at line ${String(fault.line)}, column ${String(fault.column)} of ${source}, got what is not JSON`,
  });
}

async function readText(path: string): Promise<string | undefined> {
  try {
    await using file = await open(path, 'r');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(maxBytes + 1), 0, maxBytes + 1, 0);
    if (bytesRead > maxBytes)
      throw new ConfigError({
        message: `expected at most ${String(maxBytes)} bytes in ${path}, got more`,
      });
    return buffer.toString('utf8', 0, bytesRead);
  } catch (error) {
    if (ConfigError.isInstance(error)) throw error;
    if (isMissing(error)) return undefined;
    throw new ConfigError({
      message: `expected to be able to read ${path}`,
      hint: 'check what it is and who may read it',
      cause: error,
    });
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}
