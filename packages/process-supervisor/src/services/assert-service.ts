import { InvalidServiceError } from '../errors.ts';
import type { Probe, ServiceSpecification } from './service-specification.ts';

const thirtyDaysMs = 30 * 86_400_000;

/** Throws `process-supervisor/invalid-service` unless a specification can be kept. */
export function assertService(service: ServiceSpecification): void {
  const fault = faultOf(service);
  if (fault !== undefined) throw new InvalidServiceError({ id: service.id, ...fault });
}

interface Fault {
  readonly field: string;
  readonly expected: string;
}

function faultOf(service: ServiceSpecification): Fault | undefined {
  const { id, readiness, liveness, restart, graceMs, maxMemoryBytes } = service;
  if (!/^[a-z\d][\w.-]{0,63}$/iu.test(id))
    return { field: 'id', expected: '1 to 64 letters, digits, "-", "_" and "."' };
  const times: Readonly<Record<string, number | undefined>> = {
    graceMs,
    maxMemoryBytes,
    'readiness.timeoutMs': readiness?.timeoutMs,
    'readiness.intervalMs': readiness?.intervalMs,
    'liveness.intervalMs': liveness?.intervalMs,
    'liveness.failures': liveness?.failures,
    'restart.intensity.most': restart?.intensity?.most,
    'restart.intensity.withinMs': restart?.intensity?.withinMs,
    'restart.backoff.baseMs': restart?.backoff?.baseMs,
    'restart.backoff.capMs': restart?.backoff?.capMs,
    'restart.stableMs': restart?.stableMs,
  };
  const wrong = Object.entries(times).find(
    ([, value]) => value !== undefined && !isPositive(value),
  );
  if (wrong !== undefined) return { field: wrong[0], expected: 'a number above 0' };
  return (
    faultOfProbe(readiness?.probe) ?? faultOfProbe(liveness?.probe) ?? faultOfOwnership(service)
  );
}

function isPositive(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}

function faultOfProbe(probe: Probe | undefined): Fault | undefined {
  if (
    probe?.kind === 'tcp' &&
    !(Number.isInteger(probe.port) && probe.port > 0 && probe.port < 65_536)
  )
    return { field: 'probe.port', expected: 'a whole number from 1 to 65535' };
  if (probe?.kind === 'http' && !(URL.canParse(probe.url) && probe.url.startsWith('http:')))
    return { field: 'probe.url', expected: 'a URL that begins with http:' };
  return undefined;
}

function faultOfOwnership({
  ownership,
  timeToLiveMs,
  readiness,
  restart,
  liveness,
  maxMemoryBytes,
}: ServiceSpecification): Fault | undefined {
  if (ownership !== 'detached')
    return timeToLiveMs === undefined
      ? undefined
      : { field: 'timeToLiveMs', expected: 'absent unless detached' };
  if (timeToLiveMs === undefined || !(timeToLiveMs >= 1_000 && timeToLiveMs <= thirtyDaysMs))
    return { field: 'timeToLiveMs', expected: 'from 1,000 to 30 days of a detached service' };
  // Nobody is there to do it.
  const watched = { readiness, restart, liveness, maxMemoryBytes };
  const named = Object.entries(watched).find(([, value]) => value !== undefined);
  return named === undefined
    ? undefined
    : { field: named[0], expected: 'absent of a detached service' };
}
