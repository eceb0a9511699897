import type { Verdict } from '@selfware/contracts';

/** One thing that a rule noticed in a Compose project. */
export interface ComposeFinding {
  readonly decision: Verdict['decision'];
  /** Stable, kebab-case name of the rule. */
  readonly rule: string;
  readonly reason: string;
  /** Where, as `services.web.privileged`; absent where it is about the project. */
  readonly where?: string;
}

/** Ends the reading of a project, which is denied then: what cannot be read cannot be judged. */
export class ComposeFault extends Error {
  readonly finding: ComposeFinding;

  constructor(rule: string, reason: string, where?: string) {
    super(reason);
    this.name = 'ComposeFault';
    this.finding = { decision: 'deny', rule, reason, ...(where === undefined ? {} : { where }) };
  }
}
