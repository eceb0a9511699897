import type { Clock } from '@selfware/contracts';
import { LlmError } from '../errors.ts';
import type { Timeouts } from '../llm-client.ts';
import type { ModelEvent, WaitingPhase } from '../model-event.ts';

/** The part of a request that is under way. */
export type Phase = 'connect' | WaitingPhase;

/** Watches one attempt: tells when it waits long, and when it waited too long. */
export interface PhaseWatch {
  /** Begins a phase: its time runs from now. */
  enter(phase: Phase): void;
  /** Something came: the limit of this phase starts again. Content also ends the waiting that is told. */
  alive(content: boolean): void;
  /** Ends the watch; may be called again. */
  close(): void;
}

/** What a watch is made from. */
export interface PhaseWatchOptions {
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  /** Called every five seconds of waiting. */
  readonly onWaiting: (event: Extract<ModelEvent, { type: 'still-waiting' }>) => void;
  /** Called once, when a phase took longer than it may. */
  readonly onTimeout: (error: LlmError) => void;
}

const noticeEveryMs = 5_000;

/** Creates the watch of one attempt; nothing runs before the first `enter`. */
export function watchPhases(options: PhaseWatchOptions): PhaseWatch {
  const { clock, timeouts, onWaiting, onTimeout } = options;
  let phase: Phase = 'connect';
  let aliveAt = 0;
  let waitingSince = 0;
  let notices = 0;
  let cancelTimer: (() => void) | undefined;

  // One timer for limit and notice, re-armed only when it fires: a fast stream sets no timer per chunk.
  const arm = (): void => {
    const dueAt = Math.min(
      aliveAt + limitOf(phase, timeouts),
      waitingSince + (notices + 1) * noticeEveryMs,
    );
    cancelTimer = clock.setTimer(check, Math.max(0, dueAt - clock.monotonicMs()));
  };
  const check = (): void => {
    const now = clock.monotonicMs();
    if (now - aliveAt >= limitOf(phase, timeouts)) {
      onTimeout(timeoutError(phase, limitOf(phase, timeouts)));
      return;
    }
    if (now - waitingSince >= (notices + 1) * noticeEveryMs) {
      notices = Math.floor((now - waitingSince) / noticeEveryMs);
      onWaiting({
        type: 'still-waiting',
        waitedMs: Math.round(now - waitingSince),
        phase: phase === 'connect' ? 'headers' : phase,
      });
    }
    arm();
  };
  const close = (): void => cancelTimer?.();
  const enter = (next: Phase): void => {
    close();
    phase = next;
    aliveAt = waitingSince = clock.monotonicMs();
    notices = 0;
    arm();
  };
  return {
    enter,
    alive(content) {
      // Another phase may end sooner than the timer that is set.
      if (content && phase !== 'next-chunk') enter('next-chunk');
      aliveAt = clock.monotonicMs();
      if (!content) return;
      waitingSince = aliveAt;
      notices = 0;
    },
    close,
  };
}

function limitOf(phase: Phase, timeouts: Timeouts): number {
  switch (phase) {
    case 'connect':
      // Connecting is limited by the connector; waiting until a connection is free is not.
      return Infinity;
    case 'headers':
      return timeouts.headersMs;
    case 'first-token':
      return timeouts.firstTokenMs;
    case 'next-chunk':
      return timeouts.idleMs;
  }
}

const expectations: Readonly<Record<Phase | 'total', string>> = {
  connect: 'a connection',
  headers: 'the headers of the answer',
  'first-token': 'the first token',
  'next-chunk': 'the next piece of the answer',
  total: 'the whole answer',
};

/** The error of a phase, or of the whole call, that took longer than `limitMs`. */
export function timeoutError(phase: Phase | 'total', limitMs: number): LlmError {
  return new LlmError({
    code: 'llm-client/timeout',
    message: `expected ${expectations[phase]} within ${limitMs} ms, got nothing in that time`,
    hint: 'A slow model needs longer timeouts; a server that hangs needs a restart.',
    retryable: phase !== 'total',
    details: { phase, limitMs },
  });
}
