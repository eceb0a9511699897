import { parseJson, type JsonValue } from '@selfware/contracts';
import { LlmError, type LlmErrorCode, type LlmErrorOptions } from '../errors.ts';
import { asObject, asText } from '../wire/json-fields.ts';
import { contextLengthWordings } from './context-length-wordings.data.ts';

/** An answer that is not a success. */
export interface StatusFailure {
  readonly status: number;
  /** The beginning of the body. */
  readonly body: string;
  readonly retryAfterMs?: number | undefined;
  /** Texts that must not come back in a message: the key. */
  readonly secrets: readonly string[];
}

/** The error that an HTTP status and the body beside it mean; what the server said is quoted, clipped and without secrets. */
export function statusError(failure: StatusFailure): LlmError {
  const { status, body, retryAfterMs } = failure;
  const code = codeOf(status, body);
  const words = quoteServer(readServerWords(body), failure.secrets);
  const hint = hints[code];
  return new LlmError({
    code,
    message: `expected status 200 from the server, got ${status}${words}`,
    ...(hint === undefined ? {} : { hint }),
    retryable: isRetryable(code, status) && (retryAfterMs ?? 0) <= longestWaitMs,
    details: { status },
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** The error that a server tells inside of a stream, or in a body of status 200. */
export function streamedError(error: JsonValue, secrets: readonly string[]): LlmError {
  const text = JSON.stringify({ error });
  const status = asObject(error)?.['code'];
  const code = isContextLength(text)
    ? 'llm-client/context-length'
    : status === 429
      ? 'llm-client/rate-limited'
      : 'llm-client/server-error';
  const hint = hints[code];
  return new LlmError({
    code,
    message: `expected an answer, got an error of the server${quoteServer(readServerWords(text), secrets)}`,
    ...(hint === undefined ? {} : { hint }),
    retryable: code !== 'llm-client/context-length',
  });
}

// A server that asks for longer than this wants a person to look, not a program to wait.
const longestWaitMs = 300_000;

function codeOf(status: number, body: string): LlmErrorCode {
  if (status >= 300 && status < 400) return 'llm-client/redirect-refused';
  if (status === 401 || status === 403) return 'llm-client/auth';
  if (status === 429) return 'llm-client/rate-limited';
  if (status !== 404 && isContextLength(body)) return 'llm-client/context-length';
  if (status === 404) return 'llm-client/not-found';
  return 'llm-client/http-status';
}

function isContextLength(body: string): boolean {
  const text = body.toLowerCase();
  return contextLengthWordings.some((wording) => text.includes(wording));
}

function isRetryable(code: LlmErrorCode, status: number): boolean {
  if (code === 'llm-client/rate-limited') return true;
  return code === 'llm-client/http-status' && (status === 408 || status === 425 || status >= 500);
}

const hints: Partial<Record<LlmErrorCode, NonNullable<LlmErrorOptions['hint']>>> = {
  'llm-client/auth': 'Check the API key: set SELFWARE_API_KEY to a key that this endpoint accepts.',
  'llm-client/not-found':
    'Check the endpoint and the name of the model; `selfware doctor` lists the models that the server offers.',
  'llm-client/rate-limited': 'The server is busy or the quota is used up; try again later.',
  'llm-client/context-length':
    'The conversation is longer than the model can read: start a new one, or start the server with a larger context.',
  'llm-client/redirect-refused':
    'Redirects are not followed, so that a key never reaches another server: use the address that the server redirects to.',
};

/** The server's own sentence: `error.message`, `error`, `message` or `detail`; absent when the body is something else. */
function readServerWords(body: string): string | undefined {
  const parsed = parseJson(body, { maxLength: 1_000_000, maxDepth: 32 });
  const answer = parsed.ok ? asObject(parsed.value) : undefined;
  const error = asObject(answer?.['error']);
  return (
    asText(error?.['message']) ??
    asText(answer?.['error']) ??
    asText(answer?.['message']) ??
    asText(answer?.['detail'])
  );
}

function quoteServer(words: string | undefined, secrets: readonly string[]): string {
  if (words === undefined) return '';
  const hidden = secrets.reduce((text, secret) => text.replaceAll(secret, '[key]'), words);
  // Control characters could rewrite the terminal that shows this.
  const printable = hidden.replaceAll(/\p{Cc}+/gu, ' ');
  return `: ${printable.length > 300 ? `${printable.slice(0, 300)}...` : printable}`;
}
