import * as z from 'zod/mini';

/** What is kept of one run. */
export interface Episode {
  readonly sessionId: string;
  /** Wall time of the end of the run in milliseconds since the Unix epoch. */
  readonly at: number;
  /** What the user asked for. */
  readonly task: string;
  /** How the run ended: one of the run outcomes of the agent. */
  readonly outcome: string;
  /** Paths that the run changed, relative to the workspace; empty when it changed none. */
  readonly files: readonly string[];
  /** The model's last words, or what stands in for them; may be empty. */
  readonly summary: string;
}

/** Accepts exactly the shape of `Episode`; fields that it does not know are dropped. */
export const episodeSchema: z.ZodMiniType<Episode> = z.object({
  sessionId: z.string(),
  at: z.number(),
  task: z.string(),
  outcome: z.string(),
  files: z.array(z.string()),
  summary: z.string(),
});
