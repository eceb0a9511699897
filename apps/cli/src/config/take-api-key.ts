import type { SecretBuffer } from '@selfware/safety/secrets';

const name = 'SELFWARE_API_KEY';

/**
 * Takes the key out of the environment of this process: nothing started later inherits it, and on Linux `/proc/<pid>/environ` shows it no longer.
 * Absent when there is none. Only Linux lets it be read without a string.
 */
export async function takeApiKey(
  environment: NodeJS.ProcessEnv,
): Promise<SecretBuffer | undefined> {
  if (!(name in environment)) return undefined;
  const { SecretBuffer, wipeEnvironmentVariable } = await import('@selfware/safety/secrets');
  const key = await SecretBuffer.fromEnvironment(name).catch(() => undefined);
  const text = key === undefined ? environment[name] : undefined;
  Reflect.deleteProperty(environment, name);
  await wipeEnvironmentVariable(name);
  return text ? SecretBuffer.fromBytes(Buffer.from(text), { wipeSource: true }) : key;
}
