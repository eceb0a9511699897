import type { LogLine } from '@selfware/observability';
import * as z from 'zod/mini';

/** The levels, least first. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;

/** What a line of the log looks like when it is read again. */
export const logLineSchema: z.ZodMiniType<LogLine> = z.strictObject({
  level: z.enum(logLevels),
  time: z.string(),
  event: z.string(),
  package: z.string(),
  fields: z.json(),
});
