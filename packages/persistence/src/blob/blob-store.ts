import type { ContentHash } from '@selfware/contracts';

/** One blob, looked at without changing anything. */
export interface BlobState {
  readonly hash: ContentHash;
  readonly status: 'whole' | 'damaged';
}

/** What a collection did. */
export interface BlobCollection {
  /** What nobody needs and is gone. */
  readonly removed: readonly ContentHash[];
  /** What is not live and stays, because a process that runs has put it and not released it. */
  readonly pinned: readonly ContentHash[];
}

/** Content under the name of its own SHA-256. */
export interface BlobStore extends AsyncDisposable {
  /** Stores bytes and resolves when they are durable; the same bytes again cost no second copy. No collection of any process takes them before `release` or `close`. Throws `persistence/file-too-large`, `persistence/disk-full`, `persistence/not-writable`. */
  put(bytes: Uint8Array): Promise<ContentHash>;
  /** The same for content that comes piece by piece, however much there is within `maxBytes`; the next piece is asked for when the last one is written. When `pieces` throws, nothing is stored. A store that seals holds all of it in memory first. */
  putStream(pieces: AsyncIterable<Uint8Array>): Promise<ContentHash>;
  /** The bytes, checked against the hash; absent when never put. Throws `persistence/blob-damaged` after setting the file aside. */
  get(hash: ContentHash): Promise<Uint8Array | undefined>;
  /** Whether there is a file for this hash; its bytes are not checked. */
  has(hash: ContentHash): Promise<boolean>;
  /** Says that the hash is written down where whoever collects finds it, or is not needed: from here on it stays only as long as it is live. */
  release(hash: ContentHash): Promise<void>;
  /** Removes every blob that `findLive`, asked once, does not give and that no running process has put and not released; a process that ended protects nothing. Throws `persistence/locked` while another collection runs. */
  collect(
    findLive: () => Iterable<ContentHash> | Promise<Iterable<ContentHash>>,
  ): Promise<BlobCollection>;
  /** Checks every blob, sorted by hash, and changes nothing. */
  verify(): Promise<readonly BlobState[]>;
  /** Releases everything that this store put; a second call does nothing. */
  close(): Promise<void>;
}
