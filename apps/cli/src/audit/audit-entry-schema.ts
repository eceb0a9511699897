import type { AuditEntry } from '@selfware/safety';
import * as z from 'zod/mini';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/u));

/** What an entry of the audit log looks like when it is read again. */
export const auditEntrySchema: z.ZodMiniType<AuditEntry> = z.strictObject({
  sequence: z.int().check(z.gte(0)),
  at: z.number(),
  decision: z.enum(['allow', 'ask', 'deny']),
  rule: z.string(),
  step: z.enum(['judged', 'approved']),
  intent: z.json(),
  intentHash: z.string(),
  previous: hash,
  hash,
});
