import type { AuditEntry } from './audit-entry.ts';

/** The hash that belongs to an entry. */
export function hashEntry(entry: Omit<AuditEntry, 'hash'>): string {
  const { sequence, at, decision, rule, step, intent, intentHash, previous } = entry;
  const fields = [sequence, at, decision, rule, step, intent, intentHash, previous];
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
