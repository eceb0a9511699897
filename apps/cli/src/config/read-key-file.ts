import { SelfwareError } from '@selfware/contracts';
import { ConfigError } from '../errors.ts';
import type { MergedSettings } from './merge-settings.ts';

/** Reads the key from the file that the settings name, unless they have one; throws `cli/config`. */
export async function readKeyFile(merged: MergedSettings): Promise<MergedSettings> {
  const { apiKey, apiKeyFile } = merged.settings;
  if (apiKey !== undefined || apiKeyFile === undefined) return merged;
  const { SecretBuffer } = await import('@selfware/safety/secrets');
  const key = await SecretBuffer.fromFile(apiKeyFile, { maxBytes: 4_096 }).catch(
    (cause: unknown) => {
      throw new ConfigError({
        message: SelfwareError.isInstance(cause) ? cause.message : 'expected a key, got an error',
        hint: 'the setting apiKeyFile names a file with nothing but the key, which only you may read',
        cause,
      });
    },
  );
  return Object.freeze({
    settings: Object.freeze({ ...merged.settings, apiKey: key }),
    origins: Object.freeze({ ...merged.origins, apiKey: apiKeyFile }),
  });
}
