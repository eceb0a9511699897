/** What somebody wants to do at a path. */
export type PathIntent = 'read' | 'write' | 'create' | 'delete' | 'list';

/** What a root allows beyond staying inside. Patterns are those of gitignore (`*`, `?`, `[a-z]`, `**`, a leading `/`, a trailing `/`, `!`). */
export interface PathPolicy {
  /** Only what these match may be touched; absent means everything, `[]` means nothing. */
  readonly allow?: readonly string[];
  /** What these match may not be touched, whatever `allow` says; absent and `[]` add nothing to the floor. */
  readonly deny?: readonly string[];
  /** Paths beneath the root whose trees are never written; absent and `[]` mean only the built-in ones. */
  readonly protectedPaths?: readonly string[];
  /** `follow`: links are read and walked again inside the root; `refuse`: every link on the way is refused. Absent means `follow`. */
  readonly links?: 'follow' | 'refuse';
}

/** What was decided about a path. */
export interface PathVerdict {
  readonly decision: 'allow' | 'ask' | 'deny';
  /** The rule that decided, as `outside` or `protected`. */
  readonly rule: string;
  /** One plain sentence. */
  readonly reason: string;
  /** Relative to the root, behind every link; absent when the path has no place inside. */
  readonly realPath?: string;
}
