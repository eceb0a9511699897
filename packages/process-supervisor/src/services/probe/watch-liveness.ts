import { pause } from '../pause.ts';
import type { Liveness } from '../service-specification.ts';
import { askProbe, type ProbePorts } from './ask-probe.ts';
import { lineMatcher, type ListenToLines } from './await-ready.ts';

const defaultFailures = 3;

/** Who is told of what the watch finds. */
export interface LivenessWatch {
  /** It failed too often in a row: true ends the watch. */
  unhealthy(failures: number): boolean;
  /** It answers again. */
  healthy(): void;
}

/** What a watch is kept with. */
export interface WatchPorts extends ProbePorts {
  readonly watch: LivenessWatch;
  readonly listen: ListenToLines;
}

/** Asks again and again until it is aborted, or until the watcher has seen enough. */
export async function watchLiveness(
  { probe, intervalMs, failures = defaultFailures }: Liveness,
  { watch, listen, ...ports }: WatchPorts,
  signal: AbortSignal,
): Promise<void> {
  const { ask, stop } = questionOf(probe, { listen, ...ports });
  signal.addEventListener('abort', stop, { once: true });
  let inRow = 0;
  for (;;) {
    await pause(intervalMs, ports.clock, signal);
    const answered = !signal.aborted && (await ask(signal));
    // An answer that was given up on says nothing.
    if (isOver(signal)) return;
    if (answered && inRow >= failures) watch.healthy();
    inRow = answered ? 0 : inRow + 1;
    if (inRow === failures && watch.unhealthy(inRow)) {
      stop();
      return;
    }
  }
}

function isOver({ aborted }: AbortSignal): boolean {
  return aborted;
}

interface Question {
  readonly ask: (signal: AbortSignal) => Promise<boolean>;
  readonly stop: () => void;
}

function questionOf(
  probe: Liveness['probe'],
  { listen, ...ports }: Omit<WatchPorts, 'watch'>,
): Question {
  if (probe.kind !== 'log')
    return { ask: (signal) => askProbe(probe, ports, signal), stop: () => undefined };
  const matches = lineMatcher(probe.pattern);
  let hasCome = false;
  const stop = listen(({ text }) => {
    hasCome ||= matches(text);
  });
  return {
    ask: () => {
      const answer = hasCome;
      hasCome = false;
      return Promise.resolve(answer);
    },
    stop,
  };
}
