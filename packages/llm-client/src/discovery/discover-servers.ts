import { systemClock } from '@selfware/contracts';
import { LlmError } from '../errors.ts';
import type { ModelDescription } from '../llm-client.ts';
import { isLoopbackHost, parseEndpoint } from '../transport/endpoint.ts';
import { createTransport } from '../transport/create-transport.ts';
import { listModels, type ListedModels } from '../wire/list-models.ts';

/** Where local servers are looked for. */
export interface DiscoverServersOptions {
  /** 11434, 1234, 8080, 8000 and 30000 unless told. */
  readonly ports?: readonly number[];
  /** For each server; 400 ms unless told. */
  readonly timeoutMs?: number;
  /** `127.0.0.1` unless told; must be this machine. */
  readonly host?: string;
}

/** A local server that answered. */
export interface FoundServer {
  /** `Ollama`, `LM Studio`, `llama.cpp`, `vLLM`, `SGLang`, or `an OpenAI-compatible server`. */
  readonly name: string;
  /** Fit for `createLlmClient`. */
  readonly endpoint: string;
  readonly models: readonly ModelDescription[];
}

/**
 * Asks the usual ports of this machine for their models, all at once, and lists those that answer like an
 * OpenAI-compatible server, in the order of the ports. Throws `llm-client/invalid-options` for a host that is not loopback.
 */
export async function discoverServers(
  options: DiscoverServersOptions = {},
): Promise<readonly FoundServer[]> {
  const { ports = usualPorts, timeoutMs = 400, host = '127.0.0.1' } = options;
  if (!isLoopbackHost(host)) throw notLoopback();
  const found = await Promise.all(ports.map((port) => probe(host, port, timeoutMs)));
  return found.filter((server) => server !== undefined);
}

const usualPorts: readonly number[] = [11434, 1234, 8080, 8000, 30000];

async function probe(
  host: string,
  port: number,
  timeoutMs: number,
): Promise<FoundServer | undefined> {
  const parsed = parseEndpoint(`http://${host}:${port}`);
  if (!parsed.ok) throw parsed.failure;
  const { origin, basePath } = parsed.value;
  const transport = createTransport({
    endpoint: parsed.value,
    maxConnections: 1,
    connectMs: timeoutMs,
    clock: systemClock,
  });
  try {
    const listed = await listModels(transport, { timeoutMs });
    return { name: nameOf(listed, port), endpoint: `${origin}${basePath}`, models: listed.models };
  } catch {
    // Nobody there, or somebody who is no such server: that is the answer, not a failure.
    return undefined;
  } finally {
    await transport.close();
  }
}

/** What the server says of itself goes before what usually listens on its port. */
function nameOf({ ownedBy }: ListedModels, port: number): string {
  return (
    (ownedBy === undefined ? undefined : namesByOwner.get(ownedBy)) ??
    namesByPort.get(port) ??
    'an OpenAI-compatible server'
  );
}

const namesByOwner: ReadonlyMap<string, string> = new Map([
  ['library', 'Ollama'],
  ['organization_owner', 'LM Studio'],
  ['llamacpp', 'llama.cpp'],
  ['vllm', 'vLLM'],
  ['sglang', 'SGLang'],
]);

const namesByPort: ReadonlyMap<number, string> = new Map([
  [11434, 'Ollama'],
  [1234, 'LM Studio'],
  [8080, 'llama.cpp'],
  [8000, 'vLLM'],
  [30000, 'SGLang'],
]);

function notLoopback(): LlmError {
  return new LlmError({
    code: 'llm-client/invalid-options',
    message: 'expected a loopback host to look for servers on, got another machine',
    hint: 'Give the address of a server on another machine as the endpoint instead.',
  });
}
