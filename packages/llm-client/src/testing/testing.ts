export type { MockLlmServer, MockLlmServerOptions } from './mock-llm-server.ts';
export type { MockReply, MockRequest, MockScript, MockToolCall } from './mock-script.ts';
export { startMockLlmServer } from './start-mock-llm-server.ts';
export { writeToolCallText, type TextToolCall } from './write-tool-call-text.ts';
