import type { MockLlmServer, MockLlmServerOptions } from './mock-llm-server.ts';
import type { MockScript } from './mock-script.ts';

export declare function startMockLlmServer(
  script: MockScript,
  options?: MockLlmServerOptions,
): Promise<MockLlmServer>;
