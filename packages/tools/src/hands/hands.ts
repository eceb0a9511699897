import type {
  Approved,
  CommitFilesIntent,
  ContentHash,
  EditFileIntent,
  ExportSessionIntent,
  ListDirectoryIntent,
  ProgramOutcome,
  FetchUrlIntent,
  ReadFileIntent,
  Result,
  RunProgramIntent,
  RunShellIntent,
  SearchTreeIntent,
  WriteFileIntent,
} from '@selfware/contracts';
import type { ContainerRefusal } from '@selfware/safety';
import type { ContainerRun } from '@selfware/safety/container';
import type { CommitRefusal, CommitReport } from './commit/commit-report.ts';

/** One file as it was before and after a hand wrote it. */
export interface FileChange {
  /** As the intent named it. */
  readonly path: string;
  /** The stored content of before; null when the file did not exist. */
  readonly before: ContentHash | null;
  /** The hash of the new content. */
  readonly after: ContentHash;
  /** Permission bits of before; absent when the file did not exist. */
  readonly beforeMode?: number;
}

/** A file's bytes, cut at the bound that was asked for. */
export interface FileContent {
  readonly bytes: Uint8Array;
  /** Size of the whole file in bytes. */
  readonly size: number;
}

/** One name in a directory. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

/** What a URL gave. */
export interface FetchedPage {
  readonly status: number;
  /** Of the page itself, after every redirect. */
  readonly url: string;
  /** As the server says it; absent when it says nothing. */
  readonly contentType?: string;
  /** The first million bytes of the body at most, decoded. */
  readonly bytes: Uint8Array;
  /** True when the body goes on. */
  readonly isCut: boolean;
}

/** What to look for in a tree. */
export interface SearchQuery {
  readonly pattern: string;
  /** False: the pattern is taken letter by letter. */
  readonly regex: boolean;
  /** How many matching lines are returned; further ones are counted. */
  readonly maxMatches: number;
}

/** How a search is bounded beside its query. */
export interface SearchOptions {
  readonly signal: AbortSignal;
  /** Asked of each file that matched, before anything of it is told; absent means that the approval of the tree is enough. */
  readonly mayRead?: (path: string) => Promise<boolean>;
}

/** One line that matched. */
export interface SearchMatch {
  /** Relative to the workspace root, with forward slashes. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** The line, cut at 300 characters. */
  readonly text: string;
}

/** What a search found. */
export interface SearchReport {
  readonly matches: readonly SearchMatch[];
  readonly totalMatches: number;
  readonly filesSearched: number;
  /** Binary, larger than the bound, unreadable, or refused by the root. */
  readonly filesSkipped: number;
  /** Why it ended early; absent when the whole tree was searched. */
  readonly stopped?: string;
}

/** What an edit did. */
export interface FileEdit {
  readonly change: FileChange;
  readonly replacements: number;
}

/** Why an edit could not be made, as a sentence that says what to do next. */
export interface EditFailure {
  readonly reason: string;
}

/** One thing that was said in a session. */
export interface TranscriptMessage {
  readonly role: 'user' | 'assistant' | 'tool';
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of the tool; absent for everybody else. */
  readonly name?: string;
  readonly text: string;
}

/** What was said in a session, oldest first. */
export interface SessionTranscript {
  readonly id: string;
  readonly messages: readonly TranscriptMessage[];
}

/** A session that was written to a file; the hash of its content is in `change.after`. */
export interface SessionExport {
  readonly change: FileChange;
  readonly session: string;
  readonly bytes: number;
}

/** Why a session was not written, as a sentence that says what to do next. */
export interface ExportRefusal {
  readonly reason: string;
}

/** The only code that acts: each hand takes the approval of exactly its own kind and acts on the frozen copy inside. */
export interface Hands {
  readFile(approved: Approved<ReadFileIntent>): Promise<FileContent>;
  listDirectory(approved: Approved<ListDirectoryIntent>): Promise<readonly DirectoryEntry[]>;
  searchTree(
    approved: Approved<SearchTreeIntent>,
    query: SearchQuery,
    options: SearchOptions,
  ): Promise<SearchReport>;
  writeFile(approved: Approved<WriteFileIntent>): Promise<FileChange>;
  editFile(approved: Approved<EditFileIntent>): Promise<Result<FileEdit, EditFailure>>;
  commitFiles(
    approved: Approved<CommitFilesIntent>,
    options: { readonly signal: AbortSignal },
  ): Promise<Result<CommitReport, CommitRefusal>>;
  exportSession(
    approved: Approved<ExportSessionIntent>,
  ): Promise<Result<SessionExport, ExportRefusal>>;
  runShell(
    approved: Approved<RunShellIntent>,
    options: { readonly signal: AbortSignal },
  ): Promise<ProgramOutcome>;
  runProgram(
    approved: Approved<RunProgramIntent>,
    options: { readonly signal: AbortSignal },
  ): Promise<ProgramOutcome>;
  /** `run` has to be what the approved command line was built from; it is run outside of the sandbox, and refused where one is and `run` opens anything. */
  runContainer(
    approved: Approved<RunProgramIntent>,
    run: ContainerRun,
    options: { readonly signal: AbortSignal },
  ): Promise<Result<ProgramOutcome, ContainerRefusal>>;
  fetchUrl(
    approved: Approved<FetchUrlIntent>,
    options: { readonly signal: AbortSignal },
  ): Promise<FetchedPage>;
}
