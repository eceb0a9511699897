/** Durations of one kind, summed up. */
export interface DurationSummary {
  readonly count: number;
  readonly totalMs: number;
  /** 0 when nothing was counted. */
  readonly maxMs: number;
}

/** Counts by a name; more than 100 names are counted together as `(other)`. */
export type CountByName = Readonly<Record<string, number>>;

/** What was counted since `createMetrics`, as plain JSON. */
export interface MetricsSnapshot {
  readonly runs: { readonly started: number; readonly byOutcome: CountByName };
  readonly turns: DurationSummary;
  readonly requests: {
    readonly started: number;
    /** `done`, `failed` and `cancelled`. */
    readonly byOutcome: CountByName;
    readonly duration: DurationSummary;
    readonly firstToken: DurationSummary;
  };
  readonly tokens: { readonly input: number; readonly output: number };
  readonly toolCalls: {
    readonly started: number;
    /** By tool, then by status. */
    readonly byTool: Readonly<Record<string, CountByName>>;
    readonly duration: DurationSummary;
    readonly outputBytes: number;
  };
  readonly verdicts: { readonly byDecision: CountByName; readonly byRule: CountByName };
  /** Answers to questions: `yes`, `no` and `nobody`. */
  readonly approvals: CountByName;
  readonly retries: { readonly count: number; readonly delayMs: number };
  /** Changes of circuit breakers, by the state that they changed to. */
  readonly circuits: { readonly byState: CountByName };
  readonly programs: {
    readonly started: number;
    readonly byStatus: CountByName;
    readonly survivors: number;
    readonly duration: DurationSummary;
  };
  readonly journal: {
    readonly records: number;
    readonly bytes: number;
    readonly commit: DurationSummary;
    readonly quarantines: number;
  };
  readonly memory: {
    readonly recalls: DurationSummary;
    readonly found: number;
    readonly remembered: number;
  };
}
