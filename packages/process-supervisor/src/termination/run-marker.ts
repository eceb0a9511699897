import { randomUUID } from 'node:crypto';

/** The environment variable by which descendants of a program are found again. */
export const markerVariable = 'SELFWARE_RUN_MARKER';

/** Creates a mark that no other process carries. */
export function createMarker(): string {
  return randomUUID();
}

/** Adds marks to an environment; marks of an outer run stay, so that it still finds what an inner one starts. */
export function markEnvironment(
  environment: Readonly<Record<string, string>>,
  markers: readonly string[],
): Record<string, string> {
  const outer = environment[markerVariable];
  const marks = outer === undefined ? markers : [outer, ...markers];
  return { ...environment, [markerVariable]: marks.join('.') };
}
