import type { Exchange } from './exchange.ts';

// Who sets these decides how the connection is read, or which site behind the address answers.
const connectionHeaders = [
  'host',
  'connection',
  'keep-alive',
  'content-length',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'expect',
  'proxy-connection',
];

/** Takes a request apart, as `fetch` would; headers of the connection itself are dropped, as browsers do. */
export function readRequest(input: string | URL | Request, init: RequestInit = {}): Exchange {
  const request = input instanceof Request ? input : undefined;
  const given = init.headers ?? request?.headers;
  const headers = new Headers(given);
  if (given !== undefined) for (const name of connectionHeaders) headers.delete(name);
  const { integrity = request?.integrity } = init;
  const body = init.body ?? request?.body ?? null;
  return {
    url: input instanceof Request ? input.url : String(input),
    method: normaliseMethod(init.method ?? request?.method ?? 'GET'),
    headers: withContentType(headers, init.body),
    body,
    redirect: readRedirect(init.redirect ?? request?.redirect ?? 'follow'),
    signal: signalOf(input, init),
    rest: integrity === undefined || integrity === '' ? {} : { integrity },
  };
}

const redirectModes: ReadonlySet<string> = new Set(['follow', 'error', 'manual']);

// As `fetch` does: what nobody knows must not become the mode that follows.
function readRedirect(mode: Exchange['redirect']): Exchange['redirect'] {
  if (redirectModes.has(mode)) return mode;
  throw new TypeError(
    'expected `redirect` to be "follow", "error" or "manual", got something else',
  );
}

function signalOf(input: string | URL | Request, init: RequestInit): AbortSignal | undefined {
  if (init.signal === null) return undefined;
  return init.signal ?? (input instanceof Request ? input.signal : undefined);
}

function normaliseMethod(method: string): string {
  return /^(?:get|head|post|put|delete|options)$/iu.test(method) ? method.toUpperCase() : method;
}

// A form is written anew for each hop, with another boundary: its type must not be the first one's.
function withContentType(headers: Headers, body: RequestInit['body']): Headers {
  if (body instanceof FormData) headers.delete('content-type');
  return headers;
}
