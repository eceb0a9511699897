import type { SecretBytes } from '@selfware/contracts';
import { LlmError } from '../errors.ts';

/** A key as the caller holds it; absent means that the server wants none. */
export type ApiKey = string | SecretBytes | undefined;

/** The headers of a request, with the key as a bearer token. */
export function requestHeaders(apiKey: ApiKey, accept: string): Readonly<Record<string, string>> {
  const token = readKey(apiKey);
  return {
    accept,
    'content-type': 'application/json',
    'user-agent': 'selfware',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
}

/** The key as text; absent when there is none or it is empty. */
export function readKey(apiKey: ApiKey): string | undefined {
  if (apiKey === undefined || apiKey === '') return undefined;
  return typeof apiKey === 'string' ? apiKey : apiKey.use((view) => new TextDecoder().decode(view));
}

/** Throws `llm-client/invalid-options` for a key that no header can carry, without telling it. */
export function assertUsableKey(apiKey: ApiKey): void {
  const key = readKey(apiKey);
  if (key === undefined || /^[\x21-\x7e]+$/.test(key)) return;
  throw new LlmError({
    code: 'llm-client/invalid-options',
    message: 'expected an API key of printable ASCII characters, got one with others',
    hint: 'Look for a line break or a space at the end of the key.',
  });
}
