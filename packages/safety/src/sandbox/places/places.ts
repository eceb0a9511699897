/** One path that is read-only inside. */
export interface CoveredPlace {
  /** The writable directory that it lies in. */
  readonly base: string;
  /** The names from there to it. */
  readonly names: readonly [string, ...string[]];
  readonly kind: 'directory' | 'file' | 'dot';
}

/** What of the machine a sandbox leaves, as absolute paths without links. */
export interface Places {
  readonly workspace: string;
  /** Directories that may be written; the workspace is the first. */
  readonly writable: readonly string[];
  readonly covered: readonly CoveredPlace[];
  readonly hidden: readonly string[];
  /** A directory that stands for `/tmp`; absent means that each program gets an empty one. */
  readonly temporary?: string;
  /** What can be read beneath `/tmp` or `/run`, which are private otherwise, and where it lies inside. */
  readonly readable: readonly { readonly source: string; readonly path: string }[];
}
