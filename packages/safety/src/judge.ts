import { resolve } from 'node:path';
import {
  failed,
  ok,
  systemClock,
  type Approved,
  type Clock,
  type Intent,
  type JsonValue,
  type Result,
  type RunRequirements,
  type Verdict,
} from '@selfware/contracts';
import { copyIntent, deepFreeze } from './approval/copy-intent.ts';
import { holds } from './approval/grant-covers.ts';
import type { Grant } from './approval/grant.ts';
import { hashIntent } from './approval/hash-intent.ts';
import { mint } from './approval/mint.ts';
import { createRememberedAnswers, type RememberedAnswers } from './approval/remembered-answers.ts';
import type { ApprovalAnswer, Denial, Ruling } from './approval/ruling.ts';
import type { AuditLog } from './audit/create-audit-log.ts';
import { NoSandboxError } from './errors.ts';
import { publishApproval, publishVerdict } from './events.ts';
import { createLocator } from './filesystem/locate-path.ts';
import { applyMode } from './policy/apply-mode.ts';
import type { NetworkPolicy } from './network/network-policy.ts';
import type { PermissionMode } from './policy/permission-mode.ts';
import type { Policy } from './policy/policy.ts';
import { judgeByRules } from './rules/judge-by-rules.ts';
import type { JudgedCommand, RuleContext } from './rules/rule.ts';
import { createYoloGuard, type YoloGuard } from './yolo/create-yolo-guard.ts';
import type { YoloOptions } from './yolo/yolo-options.ts';
import { pathOf } from './rules/path-of.ts';

// What allows these allows them in every mode.
const harmlessRules: readonly string[] = ['read-only', 'inside-workspace', 'granted'];

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
  /** Private places that URLs may name; absent means none. It comes from the user, never from a project. */
  readonly network?: NetworkPolicy;
  /** Commands that run without a question; a deny and the plan mode hold nevertheless. */
  readonly grants?: readonly Grant[];
  /** What `~` means in commands; absent means an unknown directory outside the workspace. */
  readonly home?: string;
  /** `PATH` of the programs that will run: bare names are looked up there, without the workspace's own directories. Absent means that nobody looks. */
  readonly path?: string;
  /** Variables that programs will see, for Compose projects that take them; absent means that none is known but `HOME`, from `home`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** How far the mode `yolo` goes; absent means its defaults. */
  readonly yolo?: YoloOptions;
  /** What every command runs in that is allowed for it; absent, as the level `none`, means that there is none. */
  readonly sandbox?: {
    readonly level: 'bubblewrap' | 'namespaces' | 'none';
    /** Directories outside the workspace that are a command's own in there, such as `/tmp`; absent means none. */
    readonly temporary?: readonly string[];
  };
  /** Gets everything that is judged and let happen; what cannot be recorded is denied. */
  readonly audit?: AuditLog;
  readonly clock?: Clock;
}

/** Makes a judge. Throws `safety/no-sandbox` for the mode `auto`, which needs a sandbox. */
export function createJudge(options: CreateJudgeOptions): Judge {
  const { mode, sandbox } = options;
  if (mode === 'auto' && (sandbox === undefined || sandbox.level === 'none'))
    throw new NoSandboxError({
      message: 'expected a sandbox for the mode auto, got none',
      hint: 'Give the judge a sandbox, or choose plan, default, accept-edits, yolo or dont-ask.',
    });
  return new WorkspaceJudge(options);
}

class WorkspaceJudge implements Judge {
  readonly mode: PermissionMode;
  readonly #options: CreateJudgeOptions;
  readonly #clock: Clock;
  readonly #remembered: RememberedAnswers = createRememberedAnswers();
  readonly #sealed = new WeakSet<Ruling>();
  readonly #yolo: YoloGuard;
  #isAuditLost = false;

  constructor(options: CreateJudgeOptions) {
    this.mode = options.mode;
    const { policy = {}, network } = options;
    this.#options = {
      ...options,
      policy: structuredClone(policy),
      ...(network === undefined ? {} : { network: structuredClone(network) }),
    };
    this.#clock = options.clock ?? systemClock;
    this.#yolo = createYoloGuard(options.yolo ?? {}, this.#clock);
  }

  async judge<I extends Intent>(intent: I): Promise<Ruling<I>> {
    const startedMs = this.#clock.monotonicMs();
    const copy = copyIntent(intent);
    const judged = copy.ok ? await this.#ruleOn(copy.value) : denyUnknown(intent, copy.failure);
    const ruling = await this.#audited(judged);
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
    if (decision === 'allow') return this.#approveAllowed(ruling);
    const denial = checkAnswer(ruling, answer);
    this.#publishAnswer(ruling, answer);
    if (denial !== undefined) return failed(denial);
    if (answer?.decision === 'yes' && answer.scope === 'session')
      this.#remembered.remember({ ...ruling, rule });
    return ok(this.#mint(ruling));
  }

  // Rulings may be older than the limits: what is counted is what happens.
  #approveAllowed<I extends Intent>(ruling: Ruling<I>): Result<Approved<I>, Denial> {
    if (!this.#isLiftedByYolo(ruling.verdict)) return ok(this.#mint(ruling));
    const end = this.#yolo.check(ruling.intent);
    if (end !== undefined) return refuse(end.rule, end.reason, true);
    this.#yolo.count();
    return ok(this.#mint(ruling));
  }

  #mint<I extends Intent>(ruling: Ruling<I>): Approved<I> {
    const { intent, hash, requires } = ruling;
    this.#record(ruling, 'approved').catch(() => {
      this.#isAuditLost = true;
    });
    return mint(intent, hash, requires);
  }

  async #audited<I extends Intent>(ruling: Ruling<I>): Promise<Ruling<I>> {
    try {
      if (this.#isAuditLost) throw new Error('an earlier entry was lost');
      await this.#record(ruling, 'judged');
      return ruling;
    } catch {
      // Fail closed: what nobody will know of must not happen.
      const reason = 'The audit log cannot be written.';
      const verdict: Verdict = Object.freeze({ decision: 'deny', rule: 'audit-failed', reason });
      return Object.freeze({ ...ruling, verdict });
    }
  }

  async #record(ruling: Ruling, step: 'judged' | 'approved'): Promise<void> {
    const { audit } = this.#options;
    if (audit === undefined) return;
    const { decision, rule } = ruling.verdict;
    // What could not be read is not repeated.
    const fields = ruling.hash === '' ? [] : Object.entries(ruling.intent);
    const intent = Object.fromEntries<JsonValue>(fields);
    await audit.record({ step, decision, rule, intent, intentHash: ruling.hash });
  }

  #isLiftedByYolo({ decision, rule }: Verdict): boolean {
    const isHarmless = harmlessRules.includes(rule);
    return this.mode === 'yolo' && decision === 'allow' && !isHarmless;
  }

  async #ruleOn<I extends Intent>(intent: I): Promise<Ruling<I>> {
    let command: JudgedCommand | undefined;
    const judged = await judgeByRules(intent, {
      ...this.#context(),
      noteCommand: (found) => {
        command = found;
      },
    });
    const requires = hasAny(command?.requires) ? command?.requires : undefined;
    const hash = hashIntent(intent, requires);
    const verdict = this.#applyAnswers(judged, intent, hash);
    return deepFreeze({
      intent,
      hash,
      verdict,
      ...(requires === undefined ? {} : { requires }),
      ...(command === undefined ? {} : { command: explain(command) }),
    });
  }

  #context(): RuleContext {
    const {
      workspace,
      home,
      policy = {},
      network,
      yolo,
      path,
      grants,
      environment,
      sandbox,
    } = this.#options;
    const temporary = sandbox?.level === 'none' ? undefined : sandbox?.temporary;
    return {
      workspace,
      policy,
      locate: createLocator(workspace),
      mode: this.mode,
      ...(home === undefined ? {} : { home }),
      ...(environment === undefined ? {} : { environment }),
      ...(temporary === undefined ? {} : { temporary }),
      ...(network === undefined ? {} : { network }),
      ...(yolo === undefined ? {} : { yolo }),
      ...(path === undefined ? {} : { path }),
      ...(grants === undefined ? {} : { grants, now: this.#clock.now() }),
    };
  }

  #applyAnswers(judged: Verdict, intent: Intent, hash: string): Verdict {
    const { yolo } = this.#options;
    const subject = { act: actOf(intent), ...(yolo === undefined ? {} : { yolo }) };
    const isAnswered =
      judged.decision === 'ask' &&
      (this.#isGranted(intent) || this.#remembered.has({ intent, hash, rule: judged.rule })) &&
      this.mode !== 'plan';
    if (!isAnswered) return this.#limited(applyMode(this.mode, judged, subject), intent);
    return { decision: 'allow', rule: 'granted', reason: 'The user said yes to this before.' };
  }

  #limited(verdict: Verdict, intent: Intent): Verdict {
    const end = this.#isLiftedByYolo(verdict) ? this.#yolo.check(intent) : undefined;
    return end === undefined ? verdict : { decision: 'ask', ...end };
  }

  // Exact grants are for whole commands; what the others cover was looked at part by part.
  #isGranted(intent: Intent): boolean {
    if (intent.kind !== 'run-shell') return false;
    const workspace = resolve(this.#options.workspace);
    if (resolve(workspace, intent.cwd) !== workspace) return false;
    const place = { workspace, now: this.#clock.now() };
    return (this.#options.grants ?? []).some(
      (grant) =>
        grant.kind === 'run-shell' && grant.command === intent.command && holds(grant, place),
    );
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

function actOf(intent: Intent): 'read' | 'edit' | 'command' {
  // A page that was fetched changes nothing here: who may only look may look at it, once somebody said yes.
  if (intent.kind === 'fetch-url') return 'read';
  const subject = pathOf(intent);
  if (subject === undefined) return 'command';
  return subject.act === 'read' ? 'read' : 'edit';
}

function hasAny(requires: RunRequirements | undefined): boolean {
  return requires !== undefined && Object.keys(requires).length > 0;
}

function explain({ verdict }: JudgedCommand): NonNullable<Ruling['command']> {
  return { findings: verdict.findings, effects: verdict.effects };
}
