import { pause } from '../pause.ts';
import type { Probe, Readiness } from '../service-specification.ts';
import { askProbe, type ProbePorts } from './ask-probe.ts';
import type { ServiceLine } from '../log/service-log.ts';

const defaultIntervalMs = 200;

/** What tells of lines as they come; the answer stops it. */
export type ListenToLines = (listener: (line: ServiceLine) => void) => () => void;

/** Resolves to whether the service became ready within its time; to false when it is aborted before. */
export async function awaitReady(
  { probe, timeoutMs, intervalMs = defaultIntervalMs }: Readiness,
  { listen, ...ports }: ProbePorts & { readonly listen: ListenToLines },
  signal: AbortSignal,
): Promise<boolean> {
  const late = new AbortController();
  const cancel = ports.clock.setTimer(() => late.abort(), timeoutMs);
  const either = AbortSignal.any([signal, late.signal]);
  try {
    if (probe.kind === 'log') return await lineMatches(probe.pattern, listen, either);
    return await answers(probe, { ports, intervalMs }, either);
  } finally {
    cancel();
  }
}

/** Tells whether a line matches, each by itself: a global or sticky expression would carry its place from line to line. */
export function lineMatcher(pattern: RegExp): (text: string) => boolean {
  const stateless = new RegExp(pattern.source, pattern.flags.replaceAll(/[gy]/gu, ''));
  return (text) => stateless.test(text);
}

function lineMatches(
  pattern: RegExp,
  listen: ListenToLines,
  signal: AbortSignal,
): Promise<boolean> {
  const matches = lineMatcher(pattern);
  return new Promise((resolve) => {
    const finish = (isReady: boolean): void => {
      stop();
      signal.removeEventListener('abort', giveUp);
      resolve(isReady);
    };
    const giveUp = (): void => finish(false);
    const stop = listen(({ text }) => {
      if (matches(text)) finish(true);
    });
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
  });
}

async function answers(
  probe: Exclude<Probe, { readonly kind: 'log' }>,
  { ports, intervalMs }: { readonly ports: ProbePorts; readonly intervalMs: number },
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    if (await askProbe(probe, ports, signal)) return true;
    await pause(intervalMs, ports.clock, signal);
  }
  return false;
}
