/** Reads one file beneath the workspace root; `path` is relative to it or absolute inside it. */
export interface ReadFileIntent {
  readonly kind: 'read-file';
  readonly path: string;
}

/** Lists one directory beneath the workspace root. */
export interface ListDirectoryIntent {
  readonly kind: 'list-directory';
  readonly path: string;
}

/** Reads every file beneath a directory, in order to search it. */
export interface SearchTreeIntent {
  readonly kind: 'search-tree';
  readonly path: string;
}

/** Creates or replaces one file with exactly this content. */
export interface WriteFileIntent {
  readonly kind: 'write-file';
  readonly path: string;
  readonly content: string;
}

/** Replaces text in one file, reading and writing it in one step. */
export interface EditFileIntent {
  readonly kind: 'edit-file';
  readonly path: string;
  readonly oldText: string;
  readonly newText: string;
  /** False: `oldText` must occur exactly once. */
  readonly replaceAll: boolean;
}

/** Runs a command line through a shell. */
export interface RunShellIntent {
  readonly kind: 'run-shell';
  readonly command: string;
  /** An absolute directory, or one relative to the workspace root. */
  readonly cwd: string;
  readonly timeoutMs: number;
}

/** Runs one program without a shell. */
export interface RunProgramIntent {
  readonly kind: 'run-program';
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly timeoutMs: number;
}

/** Gets what a URL names, with GET and without credentials. */
export interface FetchUrlIntent {
  readonly kind: 'fetch-url';
  readonly url: string;
  /** Of the whole exchange. */
  readonly timeoutMs: number;
}

/** Commits files of the workspace as they are now, and nothing else. */
export interface CommitFilesIntent {
  readonly kind: 'commit-files';
  /** Relative to the workspace, which is the top of the repository; empty means none beside those of `all`. */
  readonly paths: readonly string[];
  /** True: every tracked file that changed, too. */
  readonly all: boolean;
  readonly message: string;
}

/** Writes the record of a session, without its secrets, to a file of the workspace. */
export interface ExportSessionIntent {
  readonly kind: 'export-session';
  readonly path: string;
  /** The id of a session of this workspace; empty means the one that is under way. */
  readonly session: string;
  readonly format: 'markdown' | 'json';
  /** False: there must be no such file yet. */
  readonly overwrite: boolean;
}

/** What a tool wants to do, as plain data: judged by safety before anything acts. */
export type Intent =
  | ReadFileIntent
  | ListDirectoryIntent
  | SearchTreeIntent
  | WriteFileIntent
  | CommitFilesIntent
  | ExportSessionIntent
  | EditFileIntent
  | RunShellIntent
  | RunProgramIntent
  | FetchUrlIntent;

/** The intent of one kind. */
export type IntentOf<Kind extends Intent['kind']> = Extract<Intent, { readonly kind: Kind }>;
