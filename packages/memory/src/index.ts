export { createMemory, type MemoryOptions } from './create-memory.ts';
export type { Memory, Recollection } from './memory.ts';
export { episodeSchema, type Episode } from './episodes/episode.ts';
export type { EpisodeStore } from './episodes/episode-store.ts';
export { MemoryClosedError } from './errors.ts';
export { recallChannel, rememberChannel } from './events.ts';
export { createWorkingMemory, type WorkingMemory } from './working/create-working-memory.ts';
export {
  workingMemoryStateSchema,
  type FileOfInterest,
  type PlanStep,
  type WorkingMemoryState,
} from './working/working-memory-state.ts';
