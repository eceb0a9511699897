import { PlaceholderWrittenError } from '../errors.ts';

const placeholder =
  /\[REDACTED:[a-z0-9-]{1,40}\]|\[[A-Z][A-Z0-9_]{0,39}#(?:[0-9a-f]{16}|[0-9a-f]{8})\]/gu;

/**
 * Throws `tools/placeholder-written` when a text would put a stand-in of the redactor into a file that does not hold it already: a model
 * that was shown the stand-in would destroy what it stands for.
 */
export function refusePlaceholder(path: string, content: string, before: Uint8Array | null): void {
  const written = content.match(placeholder);
  if (written === null) return;
  const held = before === null ? '' : Buffer.from(before).toString('utf8');
  const first = written.find((text) => !held.includes(text));
  if (first !== undefined) throw new PlaceholderWrittenError({ path, placeholder: first });
}
