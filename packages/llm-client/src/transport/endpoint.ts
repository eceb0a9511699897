import { failed, ok, type Result } from '@selfware/contracts';
import { LlmError } from '../errors.ts';

/** Where a server is: its origin, the path below which its API lives, and whether it is this machine. */
export interface Endpoint {
  readonly origin: string;
  /** Ends without a slash: `/v1`. */
  readonly basePath: string;
  readonly loopback: boolean;
}

/**
 * Reads an endpoint as people write it: with or without `/v1`, with trailing slashes, or with the whole path of
 * chat completions. A path that names no version gets `/v1`.
 */
export function parseEndpoint(text: string): Result<Endpoint, LlmError> {
  if (!URL.canParse(text)) return refused('an absolute URL, got text that is none');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refused(`http: or https:, got ${url.protocol}`);
  if (url.username !== '' || url.password !== '')
    return refused('an endpoint without user and password, got one with them');
  if (url.search !== '' || url.hash !== '')
    return refused('an endpoint without query and fragment, got one with them');
  return ok({
    origin: url.origin,
    basePath: basePathOf(url.pathname),
    loopback: isLoopbackHost(url.hostname),
  });
}

/** Whether a URL's host name is this machine: 127.0.0.0/8, ::1, `localhost` and names below it. */
export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === '[::1]' ||
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

function basePathOf(pathname: string): string {
  const path = withoutTrailingSlashes(
    withoutTrailingSlashes(pathname).replace(/\/chat\/completions$/, ''),
  );
  return /\/v\d[^/]*(\/|$)/.test(path) ? path : `${path}/v1`;
}

function withoutTrailingSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

function refused(expectation: string): Result<Endpoint, LlmError> {
  return failed(
    new LlmError({
      code: 'llm-client/invalid-options',
      message: `expected as endpoint ${expectation}`,
      hint: 'Give the address of an OpenAI-compatible server, such as http://127.0.0.1:8080/v1.',
    }),
  );
}
