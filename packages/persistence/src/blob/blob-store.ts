import type { ContentHash } from '@selfware/contracts';

/** Content under the name of its own SHA-256. */
export interface BlobStore {
  /** Stores bytes and resolves when they are durable; the same bytes again cost no second copy. Throws `persistence/file-too-large`, `persistence/disk-full`, `persistence/not-writable`. */
  put(bytes: Uint8Array): Promise<ContentHash>;
  /** The bytes, checked against the hash; absent when never put. Throws `persistence/blob-damaged` after setting the file aside. */
  get(hash: ContentHash): Promise<Uint8Array | undefined>;
  /** Whether there is a file for this hash; its bytes are not checked. */
  has(hash: ContentHash): Promise<boolean>;
}
