import type { Clock } from '@selfware/contracts';
import type { Dispatcher } from 'undici';
import { RedirectRefusedError, SsrfError } from '../../errors.ts';
import { holdRefusal } from '../connect/hold-refusal.ts';
import type { UrlVerdict } from '../verdict.ts';
import type { Deadline } from './deadline.ts';
import type { Exchange } from './exchange.ts';
import type { GuardedResponse } from './guarded-fetch.ts';
import { overLimit, type ResponseLimits } from './limit/response-limits.ts';
import { judgeLocation } from './redirect/judge-location.ts';
import { nextExchange } from './redirect/next-exchange.ts';
import { readLocation } from './redirect/read-location.ts';
import { watchHop } from './watch-hop.ts';
import { sendExchange } from './send-exchange.ts';

/** What every request of one guarded fetch is made with. */
export interface FetchParts {
  readonly agent: Dispatcher;
  /** Judges the text of a URL. */
  readonly judge: (url: string) => UrlVerdict;
  readonly clock: Clock;
  readonly maxRedirects: number;
  readonly secretHeaders: readonly string[];
  readonly limits: ResponseLimits;
}

/** Sends a request and follows its redirects, each judged like the first. */
export async function followRedirects(
  first: Exchange,
  parts: FetchParts,
  deadline: Deadline,
): Promise<GuardedResponse> {
  const { judge, maxRedirects, secretHeaders } = parts;
  const redirects: string[] = [];
  const seen = new Set<string>();
  let exchange = first;
  let verdict = judge(first.url);
  for (;;) {
    const hop = redirects.length;
    const url = await allowedUrl(verdict, { hop, parts, signal: deadline.signal });
    exchange = { ...exchange, url };
    noteSeen(seen, exchange);
    const watch = watchHop(deadline);
    const { signal } = deadline;
    const response = await sendExchange(exchange, { ...parts, hop, signal, watch });
    const location = exchange.redirect === 'manual' ? undefined : readLocation(response);
    if (location === undefined) {
      watch.isLast();
      return withRedirects(response, redirects);
    }
    await response.body?.cancel();
    if (exchange.redirect === 'error') throw refuse('unwanted', 'no redirect', 'one');
    if (hop >= maxRedirects) throw overLimit('redirects', maxRedirects, 'redirects');
    redirects.push(url);
    verdict = judgeLocation(location, url, judge);
    if (verdict.url !== undefined && verdict.decision === 'allow')
      exchange = nextExchange(
        exchange,
        { url: verdict.url, status: response.status },
        secretHeaders,
      );
  }
}

async function allowedUrl(
  { decision, rule, reason, url, host, address }: UrlVerdict,
  { hop, parts, signal }: { hop: number; parts: FetchParts; signal: AbortSignal },
): Promise<string> {
  if (decision === 'allow' && url !== undefined) return url;
  await holdRefusal(parts.clock.monotonicMs(), { clock: parts.clock, signal });
  signal.throwIfAborted();
  throw new SsrfError({
    hop,
    host: host ?? '',
    rule,
    reason,
    ...(address === undefined ? {} : { address: address.address }),
  });
}

// Nothing is remembered between hops, so that the same request again can only give the same answer.
function noteSeen(seen: Set<string>, { method, url }: Exchange): void {
  const key = `${method} ${url}`;
  if (seen.has(key)) throw refuse('loop', 'redirects that lead on', 'one that leads back');
  seen.add(key);
}

function refuse(rule: string, expected: string, got: string): RedirectRefusedError {
  return new RedirectRefusedError({
    message: `expected ${expected}, got ${got}`,
    details: { rule },
  });
}

function withRedirects(response: Response, redirects: readonly string[]): GuardedResponse {
  return Object.defineProperties(Object.assign(response, { redirects: Object.freeze(redirects) }), {
    redirected: { value: redirects.length > 0 },
  });
}
