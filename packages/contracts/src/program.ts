/** A program to start, as plain data. There is no shell: `argv[0]` is the executable. */
export interface ProgramSpecification {
  readonly argv: readonly [string, ...string[]];
  /** An absolute directory. */
  readonly cwd: string;
  /** The whole environment of the program; absent means the supervisor's base environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What the program reads on its standard input; absent means an empty input. */
  readonly input?: string | Uint8Array;
  /** Further descriptors that the program inherits. */
  readonly descriptors?: readonly {
    readonly fd: number;
    readonly source: Uint8Array | { readonly handle: number };
  }[];
}

/** The beginning and the end of a stream, and how much there was in all. */
export interface BoundedOutput {
  readonly head: Uint8Array;
  /** What came last and is not in `head`; empty when everything fitted. */
  readonly tail: Uint8Array;
  readonly totalBytes: number;
  readonly totalLines: number;
  /** Head and tail as UTF-8, with one line between them that tells how much was left out. */
  text(): string;
  /** Where the whole stream was kept, when that was asked for. */
  readonly blob?: string;
}

/** What kept the program's descendants from outliving it. */
export type Containment = 'pid-namespace' | 'guard' | 'cgroup' | 'job' | 'group-only';

/** How a program ended; an expected ending, never thrown. */
export interface ProgramOutcome {
  readonly status:
    'exited' | 'signalled' | 'timed-out' | 'output-limit' | 'cancelled' | 'failed-to-start';
  /** Present only when `status` is `exited`. */
  readonly exitCode?: number;
  readonly signal?: string;
  readonly stdout: BoundedOutput;
  readonly stderr: BoundedOutput;
  readonly durationMs: number;
  /** How many descendants still lived when the program had ended, and were ended then. */
  readonly survivors: number;
  /** True when a descendant still held a pipe, so that output may be missing. */
  readonly outputIncomplete: boolean;
  readonly containment: Containment;
  /** Sentences for the reader: a clamped timeout, a weaker containment, why it did not start. */
  readonly notices: readonly string[];
}

/** The port through which lower layers run programs without knowing the supervisor. */
export type RunProgram = (
  specification: ProgramSpecification,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
) => Promise<ProgramOutcome>;
