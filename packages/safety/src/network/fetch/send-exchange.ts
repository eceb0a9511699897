import type { Dispatcher } from 'undici';
import { SelfwareError } from '@selfware/contracts';
import { SsrfError } from '../../errors.ts';
import { createExchangeDispatcher } from '../dispatch/exchange-dispatcher.ts';
import type { Exchange } from './exchange.ts';
import { LimitedHandler, type ExchangeWatch } from './limit/limited-handler.ts';
import { overLimit, type ResponseLimits } from './limit/response-limits.ts';
import { takeUser } from './take-user.ts';

/** What one hop is sent with. */
export interface SendParts {
  readonly parts: { readonly agent: Dispatcher; readonly limits: ResponseLimits };
  readonly hop: number;
  readonly watch: ExchangeWatch;
}

/** Sends one request through the `fetch` of this Node and a dispatcher that guards and counts it; redirects come back as they are. */
export async function sendExchange(
  url: string,
  { method, headers, body, signal, rest }: Exchange,
  { parts, hop, watch }: SendParts,
): Promise<Response> {
  const { agent, limits } = parts;
  const dispatcher = createExchangeDispatcher(
    agent,
    (handler) => new LimitedHandler(handler, limits, { method, watch }),
  );
  const { url: bare, headers: told } = takeUser(url, headers);
  const init: RequestInit = {
    ...rest,
    method,
    headers: told,
    body: body ?? null,
    // A stream is sent while the answer is awaited; other bodies do not care.
    duplex: 'half',
    redirect: 'manual',
    ...(signal === undefined ? {} : { signal }),
  };
  try {
    return await fetch(bare, Object.assign(init, { dispatcher }));
  } catch (error) {
    throw unwrap(error, { hop, limits, signal });
  }
}

// `fetch` tells every failure as a TypeError: what it was is inside.
function unwrap(
  error: unknown,
  {
    hop,
    limits,
    signal,
  }: Pick<SendParts, 'hop'> & Pick<Exchange, 'signal'> & { readonly limits: ResponseLimits },
): unknown {
  if (signal?.aborted === true) return signal.reason;
  const cause = error instanceof TypeError ? error.cause : error;
  if (cause instanceof SsrfError) return new SsrfError({ ...cause.refusal, hop }, cause.cause);
  if (SelfwareError.isInstance(cause)) return cause;
  const isOverflow =
    cause instanceof Error && 'code' in cause && cause.code === 'UND_ERR_HEADERS_OVERFLOW';
  return isOverflow ? overLimit('headers', limits.maxHeaderBytes, 'bytes of headers') : error;
}
