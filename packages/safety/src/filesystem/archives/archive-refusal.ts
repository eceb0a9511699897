import { ArchiveRefusedError } from '../../errors.ts';

/** Why an archive is not extracted, for programs. */
export type ArchiveRule =
  | 'absolute'
  | 'backslash'
  | 'case-twin'
  | 'checksum'
  | 'control'
  | 'depth'
  | 'device'
  | 'dot-name'
  | 'drive'
  | 'duplicate'
  | 'empty-name'
  | 'encoding'
  | 'encrypted'
  | 'entries'
  | 'entry-size'
  | 'exists'
  | 'format'
  | 'header-mismatch'
  | 'hidden-bytes'
  | 'kind-conflict'
  | 'link'
  | 'long-name'
  | 'malformed'
  | 'method'
  | 'name'
  | 'overlap'
  | 'parent'
  | 'protected'
  | 'ratio'
  | 'set-id'
  | 'size-mismatch'
  | 'sparse'
  | 'stream'
  | 'total-size'
  | 'trailing'
  | 'trailing-dot'
  | 'truncated'
  | 'type'
  | 'zip64';

const limited: ReadonlySet<ArchiveRule> = new Set([
  'depth',
  'entries',
  'entry-size',
  'ratio',
  'total-size',
]);

/** Makes the error for an archive; `entry` is the name as written and absent where no entry is to blame. */
export function archiveRefusal(
  rule: ArchiveRule,
  reason: string,
  entry?: string,
): ArchiveRefusedError {
  const shown = entry === undefined ? undefined : showName(entry);
  const place = shown === undefined ? 'the archive' : `the entry ${shown}`;
  return new ArchiveRefusedError({
    message: `expected an archive that can be extracted safely, got one in which ${place} ${reason}`,
    hint: `Nothing was extracted. ${limited.has(rule) ? 'If you trust it, raise the limit that it breaks.' : 'Look at the archive with a tool that only lists it.'}`,
    details: { rule, reason, ...(shown === undefined ? {} : { entry: shown }) },
  });
}

// A name can hold whatever a terminal obeys, and be as long as an archive.
function showName(name: string): string {
  const clipped = name.length > 200 ? `${name.slice(0, 200)}…` : name;
  return JSON.stringify(clipped).replace(
    /[\u007f-\u009f\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu,
    (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
