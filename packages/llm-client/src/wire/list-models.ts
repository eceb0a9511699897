import { parseJson, type JsonObject } from '@selfware/contracts';
import { LlmError } from '../errors.ts';
import type { ModelDescription } from '../llm-client.ts';
import type { Transport } from '../transport/create-transport.ts';
import { readBody } from '../transport/read-body.ts';
import { readKey, requestHeaders, type ApiKey } from '../transport/request-headers.ts';
import { statusError } from '../transport/status-error.ts';
import { withWatch } from '../transport/with-watch.ts';
import { asArray, asCount, asObject, asText } from './json-fields.ts';

/** What `/models` told. */
export interface ListedModels {
  readonly models: readonly ModelDescription[];
  /** `owned_by` of the first model: many servers name themselves there. */
  readonly ownedBy: string | undefined;
}

/** How `/models` is asked. */
export interface ListModelsOptions {
  readonly apiKey?: ApiKey;
  /** For the whole exchange. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

const maxListBytes = 4 * 1024 * 1024;

/** Asks a server for its models, once; throws `LlmError`. */
export async function listModels(
  transport: Transport,
  { apiKey, timeoutMs, signal = new AbortController().signal }: ListModelsOptions,
): Promise<ListedModels> {
  const limits = { connectMs: timeoutMs, headersMs: timeoutMs, idleMs: timeoutMs };
  const timeouts = { ...limits, firstTokenMs: timeoutMs, totalMs: timeoutMs };
  return withWatch({ transport, timeouts, onWaiting: () => undefined, signal }, async (control) => {
    const exchange = await transport.exchange({
      method: 'GET',
      path: '/models',
      headers: requestHeaders(apiKey, 'application/json'),
      signal: control.signal,
      onSent: () => control.watch.enter('headers'),
    });
    control.watch.enter('first-token');
    const { status } = exchange;
    const body = await readBody(exchange, { maxBytes: maxListBytes, clip: status !== 200 });
    const secrets = [readKey(apiKey)].filter((key) => key !== undefined);
    if (status !== 200) throw statusError({ status, body, secrets });
    return readList(body);
  });
}

function readList(body: string): ListedModels {
  const parsed = parseJson(body, { maxLength: maxListBytes, maxDepth: 32 });
  const list = parsed.ok ? asObject(parsed.value)?.['data'] : undefined;
  if (!Array.isArray(list)) throw notAList();
  const entries = asArray(list)
    .map(asObject)
    .filter((entry) => entry !== undefined);
  return { models: entries.flatMap(describe), ownedBy: asText(entries[0]?.['owned_by']) };
}

function describe(entry: JsonObject): readonly ModelDescription[] {
  const id = asText(entry['id']);
  if (id === undefined) return [];
  const contextLength = readContextLength(entry);
  return [{ id, ...(contextLength === undefined ? {} : { contextLength }) }];
}

/** vLLM and SGLang, LM Studio, OpenRouter, Groq, llama.cpp: each has its own field; Ollama has none. */
function readContextLength(entry: JsonObject): number | undefined {
  const meta = asObject(entry['meta']) ?? {};
  const candidates = [
    entry['max_model_len'],
    entry['loaded_context_length'],
    entry['max_context_length'],
    entry['context_length'],
    entry['context_window'],
    meta['n_ctx'],
    meta['n_ctx_train'],
  ];
  return candidates.map(asCount).find((length) => length !== undefined && length > 0);
}

function notAList(): LlmError {
  return new LlmError({
    code: 'llm-client/bad-response',
    message: 'expected a list of models, got something else',
    hint: 'Is the endpoint an OpenAI-compatible server? Try `selfware doctor`.',
  });
}
