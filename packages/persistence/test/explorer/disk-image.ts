/** What one file or directory holds; entries lead to the numbers of other nodes. */
export type NodeImage =
  | { readonly kind: 'file'; readonly bytes: Buffer; readonly mode: number }
  | { readonly kind: 'directory'; readonly entries: ReadonlyMap<string, number> };

/** Everything on a disk at one moment; node 0 is the root. */
export type DiskImage = ReadonlyMap<number, NodeImage>;

/** The number of the root directory. */
export const rootNode = 0;

/** A disk with an empty root. */
export const emptyImage: DiskImage = new Map([
  [rootNode, { kind: 'directory', entries: new Map() }],
]);

/** One change or promise, in the order in which a workload caused it. */
export type DiskOperation =
  | {
      readonly kind: 'enter';
      readonly directory: number;
      readonly name: string;
      readonly node: number;
      readonly made: NodeImage;
    }
  | {
      readonly kind: 'write';
      readonly node: number;
      readonly position: number;
      readonly bytes: Buffer;
    }
  | { readonly kind: 'truncate'; readonly node: number; readonly length: number }
  | {
      readonly kind: 'rename';
      readonly from: EntryPlace;
      readonly to: EntryPlace;
      readonly node: number;
    }
  | { readonly kind: 'remove'; readonly from: EntryPlace }
  /** Data or entries of a node became durable. */
  | { readonly kind: 'sync'; readonly node: number }
  /** A sync failed: what was not durable may never become so, whatever a later sync says. */
  | { readonly kind: 'sync-failed'; readonly node: number }
  /** The workload was told that something is safe. */
  | { readonly kind: 'acknowledge'; readonly what: unknown };

/** A name in a directory. */
export interface EntryPlace {
  readonly directory: number;
  readonly name: string;
}

/** The bytes of a file after a write or a truncation; what lies between is zero. */
export function changeBytes(
  bytes: Buffer,
  change: Extract<DiskOperation, { kind: 'write' | 'truncate' }>,
): Buffer {
  if (change.kind === 'truncate') {
    const cut = Buffer.alloc(change.length);
    bytes.copy(cut);
    return cut;
  }
  const changed = Buffer.alloc(Math.max(bytes.length, change.position + change.bytes.length));
  bytes.copy(changed);
  change.bytes.copy(changed, change.position);
  return changed;
}
