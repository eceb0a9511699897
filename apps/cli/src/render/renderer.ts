import type { AgentEvent } from '@selfware/agent';

/** Shows a run, event by event; a returned promise asks the caller to wait, because the reader is slow. */
export interface Renderer {
  show(event: AgentEvent): Promise<void> | undefined;
}
