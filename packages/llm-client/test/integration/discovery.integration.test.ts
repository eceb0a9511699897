import { describe, expect, it } from 'vitest';
import { discoverServers } from '../../src/index.ts';
import { startMockLlmServer } from '../../src/testing/testing.ts';
import { startRawServer } from '../raw-server.ts';

const portOf = (endpoint: string): number => Number(new URL(endpoint).port);

describe('discoverServers', () => {
  it.each([
    ['library', 'Ollama'],
    ['organization_owner', 'LM Studio'],
    ['llamacpp', 'llama.cpp'],
    ['vllm', 'vLLM'],
    ['sglang', 'SGLang'],
    ['someone', 'an OpenAI-compatible server'],
  ])('names the server whose models are owned by %s', async (ownedBy, name) => {
    const models = [{ id: 'm', contextLength: 4096 }];
    const server = await startMockLlmServer([], { ownedBy, models });
    const { endpoint, port } = server;
    expect(await discoverServers({ ports: [port] })).toEqual([{ name, endpoint, models }]);
    await server.close();
  });

  it('passes over ports where nobody listens, where somebody else does, and where nothing comes', async () => {
    await using silent = await startRawServer(() => undefined);
    await using other = await startRawServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nhi'));
    const server = await startMockLlmServer([]);
    const startedAt = performance.now();
    const ports = [1, portOf(silent.endpoint), portOf(other.endpoint), server.port];
    const found = await discoverServers({ ports, timeoutMs: 200 });
    expect(found.map(({ endpoint }) => endpoint)).toEqual([server.endpoint]);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    await server.close();
  });

  it('looks on the usual ports unless told, and never on another machine', async () => {
    expect(Array.isArray(await discoverServers({ timeoutMs: 100 }))).toBe(true);
    await expect(discoverServers({ host: '192.0.2.1' })).rejects.toMatchObject({
      code: 'llm-client/invalid-options',
    });
  });
});
