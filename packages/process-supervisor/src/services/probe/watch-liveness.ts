import { pause } from '../pause.ts';
import type { Liveness } from '../service-specification.ts';
import { askProbe, type ProbePorts } from './ask-probe.ts';

const defaultFailures = 3;

/** Who is told of what the watch finds. */
export interface LivenessWatch {
  /** It failed too often in a row: true ends the watch. */
  unhealthy(failures: number): boolean;
  /** It answers again. */
  healthy(): void;
}

/** Asks again and again until it is aborted, or until the watcher has seen enough. */
export async function watchLiveness(
  { probe, intervalMs, failures = defaultFailures }: Liveness,
  { watch, ...ports }: ProbePorts & { readonly watch: LivenessWatch },
  signal: AbortSignal,
): Promise<void> {
  let inRow = 0;
  for (;;) {
    await pause(intervalMs, ports.clock, signal);
    const answered = !signal.aborted && (await askProbe(probe, ports, signal));
    // An answer that was given up on says nothing.
    if (isOver(signal)) return;
    if (answered && inRow >= failures) watch.healthy();
    inRow = answered ? 0 : inRow + 1;
    if (inRow === failures && watch.unhealthy(inRow)) return;
  }
}

function isOver({ aborted }: AbortSignal): boolean {
  return aborted;
}
