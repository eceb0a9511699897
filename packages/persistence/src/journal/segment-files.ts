import type { FileSystem } from '../files/file-system.ts';

/** A file of a journal that is full: nothing is appended to it any more. */
export interface Segment {
  /** The plain name. */
  readonly file: string;
  /** The number of its first record. */
  readonly first: number;
  /** The number of its last record. */
  readonly last: number;
  /** Its size in bytes. */
  readonly end: number;
}

/** A numbered file beside a journal. */
export interface NumberedFile {
  readonly file: string;
  readonly number: number;
}

/** What is beside a journal: full segments, numbered by their first record, and snapshots, numbered by the last record they stand for. */
export type SideKind = 'segment' | 'snapshot';

const digits = 12;

/** The plain name of a segment or snapshot of the journal `name`. */
export function nameSideFile(name: string, kind: SideKind, number: number): string {
  return `${name}.${String(number).padStart(digits, '0')}.${kind}`;
}

/** The segments or snapshots of a journal, lowest number first. */
export async function listSideFiles(
  { directory, name, fileSystem }: { directory: string; name: string; fileSystem: FileSystem },
  kind: SideKind,
): Promise<readonly NumberedFile[]> {
  const found = (await fileSystem.list(directory)).flatMap((file) => {
    const number = Number(file.slice(name.length + 1, -kind.length - 1));
    const isOurs = Number.isSafeInteger(number) && nameSideFile(name, kind, number) === file;
    return isOurs ? [{ file, number }] : [];
  });
  return found.toSorted((one, other) => one.number - other.number);
}
