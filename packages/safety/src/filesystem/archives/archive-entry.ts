/** One entry of an archive as its reader found it; nothing about the name was judged yet. */
export interface ArchiveEntry {
  /** As it is written in the archive; directories keep their final slash. */
  readonly name: string;
  /** `link` is a symbolic or a hard link; devices and what else there is never get here. */
  readonly kind: 'file' | 'directory' | 'link';
  /** Permission bits with those for set-user and set-group; 0 where the archive says nothing. */
  readonly mode: number;
  /** Bytes of the content, exactly. */
  readonly size: number;
  /** The content; to be read before the next entry is asked for, once. */
  content(): AsyncIterable<Uint8Array>;
}
