/** Where in the judged text a rule looked: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What safety says of an intent, always with the rule that decided. */
export interface Verdict {
  readonly decision: 'allow' | 'ask' | 'deny';
  /** Stable, kebab-case name of the rule. */
  readonly rule: string;
  /** One sentence for a person and for the model. */
  readonly reason: string;
  /** Absent when the rule judged the whole input. */
  readonly span?: Span;
}
