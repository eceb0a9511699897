import * as z from 'zod/mini';

/** One step of the plan, as the model wrote it. */
export interface PlanStep {
  readonly text: string;
  readonly done: boolean;
}

/** A file that the run read or wrote; `written` wins over `read`. */
export interface FileOfInterest {
  readonly path: string;
  readonly why: 'read' | 'written';
  /** The last turn that touched it. */
  readonly turn: number;
}

/** The working memory of a run as plain JSON: what a journal keeps and a resume gives back. */
export interface WorkingMemoryState {
  readonly task: string;
  /** The last task list that the model wrote; empty when it wrote none. */
  readonly plan: readonly PlanStep[];
  /** The latest touched comes last; bounded. */
  readonly filesOfInterest: readonly FileOfInterest[];
}

/** Accepts exactly the shape of `WorkingMemoryState`; fields that it does not know are dropped. */
export const workingMemoryStateSchema: z.ZodMiniType<WorkingMemoryState> = z.object({
  task: z.string(),
  plan: z.array(z.object({ text: z.string(), done: z.boolean() })),
  filesOfInterest: z.array(
    z.object({ path: z.string(), why: z.enum(['read', 'written']), turn: z.number() }),
  ),
});
