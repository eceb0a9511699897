import type { RunProgram } from '@selfware/contracts';
import type { BlobStore, writeFileAtomically } from '@selfware/persistence';
import type { Root } from '@selfware/safety/filesystem';
import type { FileChange, Hands } from './hands.ts';

/** What the hands act with. */
export interface HandsOptions {
  readonly root: Root;
  readonly run: RunProgram;
  readonly persistence: {
    readonly writeFileAtomically: typeof writeFileAtomically;
    readonly blobs: BlobStore;
  };
  /** Awaited after the content of before is durable and before the write; a rejection stops the write. */
  readonly beforeChange?: (change: FileChange) => Promise<void>;
}

/** Creates the hands of one workspace. */
export function createHands(options: HandsOptions): Hands {
  throw new Error(options.root.path);
}
