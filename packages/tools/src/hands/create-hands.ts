import type { Clock, RunProgram } from '@selfware/contracts';
import type { BlobStore, writeFileAtomically } from '@selfware/persistence';
import type { Root } from '@selfware/safety/filesystem';
import { editApprovedFile } from './edit-file.ts';
import type { FileChange, Hands } from './hands.ts';
import { listApprovedDirectory } from './list-directory.ts';
import { readApprovedFile } from './read-file.ts';
import { runApprovedProgram, runApprovedShell } from './run-shell.ts';
import { searchApprovedTree } from './search-tree.ts';
import { writeApprovedFile } from './write-file.ts';

/** What the hands act with. */
export interface HandsOptions {
  readonly root: Root;
  readonly run: RunProgram;
  readonly persistence: {
    readonly writeFileAtomically: typeof writeFileAtomically;
    readonly blobs: Pick<BlobStore, 'put'>;
  };
  /** Awaited after the content of before is durable and before the write; a rejection stops the write. */
  readonly beforeChange?: (change: FileChange) => Promise<void>;
  readonly clock?: Clock;
}

/**
 * Creates the hands of one workspace. Each takes the approval of its own kind, throws `safety/forged-approval` for one that
 * no judge minted, and acts on the frozen copy inside it.
 */
export function createHands(options: HandsOptions): Hands {
  return {
    readFile: (approved) => readApprovedFile(options, approved),
    listDirectory: (approved) => listApprovedDirectory(options, approved),
    searchTree: (approved, query, bounds) =>
      searchApprovedTree(options, { approved, query, ...bounds }),
    writeFile: (approved) => writeApprovedFile(options, approved),
    editFile: (approved) => editApprovedFile(options, approved),
    runShell: async (approved, limits) => runApprovedShell(options, approved, limits),
    runProgram: async (approved, limits) => runApprovedProgram(options, approved, limits),
  };
}
