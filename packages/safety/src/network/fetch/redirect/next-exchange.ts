import { RedirectRefusedError } from '../../../errors.ts';
import type { Exchange } from '../exchange.ts';
import { isReplayable } from './is-replayable.ts';

/**
 * The request that follows a redirect (RFC 9110, section 15.4): its method, its body, and its headers without what is
 * secret once the origin changes. Throws `safety/redirect-refused` from https to http, and where a body cannot be sent again.
 */
export function nextExchange(
  exchange: Exchange,
  { url, status }: { readonly url: string; readonly status: number },
  secretHeaders: readonly string[],
): Exchange {
  assertNoDowngrade(exchange.url, url);
  const headers = new Headers(exchange.headers);
  if (new URL(exchange.url).origin !== new URL(url).origin) dropSecrets(headers, secretHeaders);
  if (becomesGet(exchange.method, status)) {
    for (const name of contentHeaders) headers.delete(name);
    return { ...exchange, url, method: 'GET', headers, body: null };
  }
  if (!isReplayable(exchange.body))
    throw new RedirectRefusedError({
      message: `expected a body that can be sent again for the redirect ${String(status)}, got a stream`,
      hint: 'Send text or bytes, or ask the place that the redirect names.',
      details: { rule: 'body-not-replayable', status },
    });
  return { ...exchange, url, headers };
}

const contentHeaders = [
  'content-encoding',
  'content-language',
  'content-location',
  'content-type',
  'content-length',
  'digest',
  'content-digest',
  'last-modified',
];

function becomesGet(method: string, status: number): boolean {
  if (status === 303) return method !== 'GET' && method !== 'HEAD';
  return (status === 301 || status === 302) && method === 'POST';
}

function assertNoDowngrade(from: string, to: string): void {
  if (!from.startsWith('https:') || to.startsWith('https:')) return;
  throw new RedirectRefusedError({
    message: 'expected a redirect that stays on https, got one to http',
    hint: 'What was encrypted would be sent in the clear.',
    details: { rule: 'downgrade' },
  });
}

const secretNames = ['authorization', 'cookie', 'cookie2', 'referer', 'origin'];

function dropSecrets(headers: Headers, declared: readonly string[]): void {
  const secret = new Set([...secretNames, ...declared.map((name) => name.toLowerCase())]);
  for (const name of Array.from(headers.keys()))
    if (secret.has(name) || name.startsWith('proxy-')) headers.delete(name);
}
