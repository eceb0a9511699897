import type { AgentEvents } from './agent.ts';
import type { LlmClientEvents } from './llm-client.ts';
import type { MemoryEvents } from './memory.ts';
import type { PersistenceEvents } from './persistence.ts';
import type { ProcessSupervisorEvents } from './process-supervisor.ts';
import type { ResilienceEvents } from './resilience.ts';
import type { SafetyEvents } from './safety.ts';
import type { ToolsEvents } from './tools.ts';

/** Every channel of every package, with the type of its messages. */
export interface AllEvents
  extends
    AgentEvents,
    LlmClientEvents,
    MemoryEvents,
    PersistenceEvents,
    ProcessSupervisorEvents,
    ResilienceEvents,
    SafetyEvents,
    ToolsEvents {}
