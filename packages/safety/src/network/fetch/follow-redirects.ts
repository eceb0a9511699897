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
import { isRedirect, readLocation } from './redirect/read-location.ts';
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
  const { signal } = first;
  const redirects: string[] = [];
  let seen: Set<string> | undefined;
  let exchange = first;
  let verdict = judge(first.url);
  for (;;) {
    const hop = redirects.length;
    const { decision, url } = verdict;
    if (decision === 'deny' || url === undefined)
      throw await refusalOf(verdict, hop, parts, signal);
    const watch = watchHop(deadline);
    const response = await sendExchange(url, exchange, { parts, hop, watch });
    // Whoever wants no redirect wants none that leads nowhere, either.
    if (exchange.redirect === 'error' && isRedirect(response)) {
      await response.body?.cancel().catch(() => {});
      throw refuse('unwanted', 'no redirect', 'one');
    }
    const location = exchange.redirect === 'manual' ? undefined : readLocation(response);
    if (location === undefined) {
      watch.isLast();
      return withRedirects(response, redirects);
    }
    // A body that broke already has nothing to say about where its answer leads.
    await response.body?.cancel().catch(() => {});
    if (hop >= maxRedirects) throw overLimit('redirects', maxRedirects, 'redirects');
    redirects.push(url);
    seen = withSeen(seen, exchange.method, url);
    verdict = judgeLocation(location, url, judge);
    if (verdict.decision === 'deny' || verdict.url === undefined) continue;
    const { status } = response;
    exchange = nextExchange({ ...exchange, url }, { url: verdict.url, status }, secretHeaders);
    if (seen.has(keyOf(exchange.method, verdict.url)))
      throw refuse('loop', 'redirects that lead on', 'one that leads back');
  }
}

async function refusalOf(
  { rule, reason, host = '', address }: UrlVerdict,
  hop: number,
  { clock }: FetchParts,
  signal: AbortSignal | undefined,
): Promise<SsrfError> {
  await holdRefusal(clock.monotonicMs(), { clock, ...(signal === undefined ? {} : { signal }) });
  signal?.throwIfAborted();
  const named = address === undefined ? {} : { address: address.address };
  return new SsrfError({ hop, host, rule, reason, ...named });
}

const keyOf = (method: string, url: string): string => `${method} ${url.replace(/#.*$/su, '')}`;

// Nothing is remembered between hops, so that the same request again can only give the same answer.
function withSeen(seen: Set<string> | undefined, method: string, url: string): Set<string> {
  return (seen ?? new Set<string>()).add(keyOf(method, url));
}

function refuse(rule: string, expected: string, got: string): RedirectRefusedError {
  return new RedirectRefusedError({
    message: `expected ${expected}, got ${got}`,
    hint: 'Ask the place itself that the redirects were to lead to.',
    details: { rule },
  });
}

function withRedirects(response: Response, redirects: readonly string[]): GuardedResponse {
  // `redirected` is a getter of every Response, which knows of no redirects that it was not asked to follow.
  if (redirects.length > 0) Object.defineProperty(response, 'redirected', { value: true });
  return Object.assign(response, { redirects: Object.freeze(redirects) });
}
