import type { Clock, ProgramSpecification, ProgramOutcome } from '@selfware/contracts';
import type { Probe } from '../service-specification.ts';
import { askHttp } from './ask-http.ts';
import { askTcp } from './ask-tcp.ts';

/** What questions are asked with. */
export interface ProbePorts {
  readonly clock: Clock;
  readonly run: (
    program: ProgramSpecification,
    options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ) => Promise<ProgramOutcome>;
}

/** One question waits no longer for its answer. */
export const answerWithinMs = 5_000;

/** Asks once; an exception in the asking is a no. */
export async function askProbe(
  probe: Exclude<Probe, { readonly kind: 'log' }>,
  { clock, run }: ProbePorts,
  signal: AbortSignal,
): Promise<boolean> {
  const late = new AbortController();
  const cancel = clock.setTimer(() => late.abort(), answerWithinMs);
  const either = AbortSignal.any([signal, late.signal]);
  try {
    if (probe.kind === 'tcp') return await askTcp(probe, either);
    if (probe.kind === 'http') return await askHttp(probe.url, either);
    const limits = { timeoutMs: answerWithinMs, signal: either };
    const { status, exitCode } = await run(probe.program, limits);
    return status === 'exited' && exitCode === 0;
  } catch {
    return false;
  } finally {
    cancel();
  }
}
