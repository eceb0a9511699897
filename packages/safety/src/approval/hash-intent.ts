import type { Intent, RunRequirements } from '@selfware/contracts';

/** SHA-256, in hex, of the intent as JSON with sorted keys, and of what it requires. Texts that differ in any UTF-16 unit differ in the hash. */
export function hashIntent(intent: Intent, requires?: RunRequirements): string {
  const sorted = Object.entries(intent).sort(([left], [right]) => (left < right ? -1 : 1));
  // Loaded here and not above: it takes a quarter of this package's start-up.
  const { createHash } = process.getBuiltinModule('node:crypto');
  // JSON.stringify escapes lone surrogates, which plain UTF-8 would fold into one replacement character.
  return createHash('sha256')
    .update(JSON.stringify(requires === undefined ? sorted : [sorted, requires]))
    .digest('hex');
}
