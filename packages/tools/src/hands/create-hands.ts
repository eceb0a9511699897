import type { Clock, ProgramOutcome, ProgramSpecification, RunProgram } from '@selfware/contracts';
import type { BlobStore, writeFileAtomically } from '@selfware/persistence';
import type { Root } from '@selfware/safety/filesystem';
import type { Redactor } from '@selfware/safety/secrets';
import { commitApprovedFiles } from './commit-files.ts';
import { editApprovedFile } from './edit-file.ts';
import { fetchApprovedUrl } from './fetch-url.ts';
import { exportApprovedSession } from './export-session.ts';
import type { FileChange, Hands, SessionTranscript } from './hands.ts';
import { listApprovedDirectory } from './list-directory.ts';
import { readApprovedFile } from './read-file.ts';
import { runApprovedContainer } from './run-container.ts';
import { runApprovedProgram, runApprovedShell } from './run-shell.ts';
import { searchApprovedTree } from './search-tree.ts';
import { writeApprovedFile } from './write-file.ts';

/** What confines the programs of a model: `Sandbox` of `@selfware/safety/sandbox`. */
export interface ProgramSandbox {
  /** Looks again what is to be protected; awaited before each program. */
  refresh?(): Promise<void>;
  wrap(specification: ProgramSpecification): ProgramSpecification;
  /** One sentence where a failure looks as if the sandbox caused it. */
  explain(outcome: ProgramOutcome): string | undefined;
}

/** What the hands act with. */
export interface HandsOptions {
  readonly root: Root;
  readonly run: RunProgram;
  readonly persistence: {
    readonly writeFileAtomically: typeof writeFileAtomically;
    readonly blobs: Pick<BlobStore, 'put'>;
  };
  /** Every program of the model runs in it; absent means that programs run as the user does. */
  readonly sandbox?: ProgramSandbox;
  /** A guarded fetch of `@selfware/safety/network`; absent means that URLs cannot be fetched. */
  readonly fetch?: (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>;
  /** Awaited after the content of before is durable and before the write; a rejection stops the write. */
  readonly beforeChange?: (change: FileChange) => Promise<void>;
  /** Of the user, for git: where it lies and who commits; absent means `/usr/bin:/bin`, and what the repository itself says. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Reads a session of this workspace, or the one under way when the id is empty; absent means that none can be exported. */
  readonly readSession?: (id: string) => Promise<SessionTranscript>;
  /** Keeps secrets out of commits and exports; absent means one without known secrets. */
  readonly redactor?: Pick<Redactor, 'find' | 'redact' | 'redactValue'>;
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
    commitFiles: (approved, limits) => commitApprovedFiles(options, approved, limits),
    exportSession: (approved) => exportApprovedSession(options, approved),
    runShell: async (approved, limits) => runApprovedShell(options, approved, limits),
    fetchUrl: (approved, limits) => fetchApprovedUrl(options, approved, limits),
    runProgram: async (approved, limits) => runApprovedProgram(options, approved, limits),
    runContainer: (approved, run, { signal }) =>
      runApprovedContainer(options, approved, { run, signal }),
  };
}
