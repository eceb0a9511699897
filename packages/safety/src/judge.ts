import { resolve } from 'node:path';
import {
  failed,
  ok,
  systemClock,
  type Approved,
  type Clock,
  type Intent,
  type Result,
  type Verdict,
} from '@selfware/contracts';
import { copyIntent } from './approval/copy-intent.ts';
import type { Grant } from './approval/grant.ts';
import { hashIntent } from './approval/hash-intent.ts';
import { mint } from './approval/mint.ts';
import { createRememberedAnswers, type RememberedAnswers } from './approval/remembered-answers.ts';
import type { ApprovalAnswer, Denial, Ruling } from './approval/ruling.ts';
import { NoSandboxError } from './errors.ts';
import { publishApproval, publishVerdict } from './events.ts';
import { createLocator } from './filesystem/locate-path.ts';
import { applyMode } from './policy/apply-mode.ts';
import type { PermissionMode } from './policy/permission-mode.ts';
import type { Policy } from './policy/policy.ts';
import { judgeByRules } from './rules/judge-by-rules.ts';
import { pathOf } from './rules/path-of.ts';

/** Decides what may be done in one workspace, and is the only source of approvals. */
export interface Judge {
  readonly mode: PermissionMode;
  /** Judges a copy of the intent; never rejects. An intent that cannot be read is denied, with an empty hash. */
  judge<I extends Intent>(intent: I): Promise<Ruling<I>>;
  /** Turns a ruling of this judge into an approval: at once when it allows, with a yes to exactly its hash when it asks, else never. */
  approve<I extends Intent>(
    ruling: Ruling<I>,
    answer?: ApprovalAnswer,
  ): Result<Approved<I>, Denial>;
}

/** What a judge is made of. */
export interface CreateJudgeOptions {
  /** The directory that nothing leaves: absolute. */
  readonly workspace: string;
  readonly mode: PermissionMode;
  /** Absent means the built-in rules alone. */
  readonly policy?: Policy;
  /** Commands that run without a question; a deny and the plan mode hold nevertheless. */
  readonly grants?: readonly Grant[];
  /** What `~` means in commands; absent means an unknown directory outside the workspace. */
  readonly home?: string;
  readonly clock?: Clock;
}

/** Makes a judge. Throws `safety/no-sandbox` for the mode `auto`, which needs a sandbox. */
export function createJudge(options: CreateJudgeOptions): Judge {
  if (options.mode === 'auto')
    throw new NoSandboxError({
      message: 'expected a mode that works without a sandbox, got auto',
      hint: 'Choose plan, default, accept-edits, yolo or dont-ask.',
    });
  return new WorkspaceJudge(options);
}

class WorkspaceJudge implements Judge {
  readonly mode: PermissionMode;
  readonly #options: CreateJudgeOptions;
  readonly #clock: Clock;
  readonly #granted: ReadonlySet<string>;
  readonly #remembered: RememberedAnswers = createRememberedAnswers();
  readonly #sealed = new WeakSet<Ruling>();

  constructor(options: CreateJudgeOptions) {
    this.mode = options.mode;
    this.#options = { ...options, policy: structuredClone(options.policy ?? {}) };
    this.#clock = options.clock ?? systemClock;
    this.#granted = new Set((options.grants ?? []).map((grant) => grant.command));
  }

  async judge<I extends Intent>(intent: I): Promise<Ruling<I>> {
    const startedMs = this.#clock.monotonicMs();
    const copy = copyIntent(intent);
    const ruling = copy.ok ? await this.#ruleOn(copy.value) : denyUnknown(intent, copy.failure);
    this.#sealed.add(ruling);
    publishVerdict({
      at: this.#clock.now(),
      intent: copy.ok ? ruling.intent.kind : 'unknown',
      decision: ruling.verdict.decision,
      rule: ruling.verdict.rule,
      durationMs: this.#clock.monotonicMs() - startedMs,
    });
    return ruling;
  }

  approve<I extends Intent>(
    ruling: Ruling<I>,
    answer?: ApprovalAnswer,
  ): Result<Approved<I>, Denial> {
    if (!this.#sealed.has(ruling))
      return refuse('unsealed-ruling', 'This ruling is not of this judge.', false);
    const { decision, rule, reason } = ruling.verdict;
    if (decision === 'deny') return refuse(rule, reason, false);
    if (decision === 'allow') return ok(mint(ruling.intent, ruling.hash));
    const denial = checkAnswer(ruling, answer);
    this.#publishAnswer(ruling, answer);
    if (denial !== undefined) return failed(denial);
    if (answer?.decision === 'yes' && answer.scope === 'session')
      this.#remembered.remember(ruling.intent, ruling.hash);
    return ok(mint(ruling.intent, ruling.hash));
  }

  async #ruleOn<I extends Intent>(intent: I): Promise<Ruling<I>> {
    const { workspace, home, policy = {}, mode } = this.#options;
    const locate = createLocator(workspace);
    const context = { workspace, policy, locate, mode };
    const judged = await judgeByRules(intent, home === undefined ? context : { ...context, home });
    const hash = hashIntent(intent);
    const verdict = this.#applyAnswers(judged, intent, hash);
    return Object.freeze({ intent, hash, verdict: Object.freeze(verdict) });
  }

  #applyAnswers(judged: Verdict, intent: Intent, hash: string): Verdict {
    const subject = actOf(intent);
    const isAnswered =
      judged.decision === 'ask' &&
      (this.#isGranted(intent) || this.#remembered.has(intent, hash)) &&
      this.mode !== 'plan';
    if (!isAnswered) return applyMode(this.mode, judged, subject);
    return { decision: 'allow', rule: 'granted', reason: 'The user said yes to this before.' };
  }

  #isGranted(intent: Intent): boolean {
    if (intent.kind !== 'run-shell' || !this.#granted.has(intent.command)) return false;
    const { workspace } = this.#options;
    return resolve(workspace, intent.cwd) === resolve(workspace);
  }

  #publishAnswer(ruling: Ruling, answer: ApprovalAnswer | undefined): void {
    const scope = answer?.decision === 'yes' ? (answer.scope ?? 'once') : 'once';
    publishApproval({
      at: this.#clock.now(),
      intent: ruling.intent.kind,
      answer: answer?.decision ?? 'nobody',
      scope,
    });
  }
}

function denyUnknown<I extends Intent>(intent: I, reason: string): Ruling<I> {
  const verdict: Verdict = Object.freeze({ decision: 'deny', rule: 'unknown-intent', reason });
  return Object.freeze({ intent, hash: '', verdict });
}

function checkAnswer(ruling: Ruling, answer: ApprovalAnswer | undefined): Denial | undefined {
  if (answer === undefined)
    return denial('nobody-to-ask', `Nobody could be asked. ${ruling.verdict.reason}`, true);
  if (answer.decision === 'yes')
    return answer.shownHash === ruling.hash
      ? undefined
      : denial('answer-mismatch', 'The answer was given to something else than this.', true);
  return denial('refused-by-user', answer.reason, true);
}

function refuse(rule: string, reason: string, asked: boolean): Result<never, Denial> {
  return failed(denial(rule, reason, asked));
}

function denial(rule: string, reason: string, asked: boolean): Denial {
  return Object.freeze({ rule, reason, asked });
}

function actOf(intent: Intent): { readonly act: 'read' | 'edit' | 'command' } {
  const subject = pathOf(intent);
  if (subject === undefined) return { act: 'command' };
  return { act: subject.act === 'read' ? 'read' : 'edit' };
}
