import type { CompiledRules } from './compile-rules.ts';
import type { DetectedSpan, Detector } from './detector.ts';
import type { FindingName } from './merge-spans.ts';
import type { Engine } from './engine.ts';

const leastBacklog = 32_768;

/** Puts rules and detectors together. What a detector finds goes before a rule that finds the same place. */
export function createEngine(compiled: CompiledRules, detectors: readonly Detector[] = []): Engine {
  const names = compiled.rules.map(({ id, category, severity, label, index }) => ({
    rule: id,
    category,
    severity,
    label,
    order: index,
  }));
  const byId = new Map(names.map((name) => [name.rule, name]));
  const detectorReach = Math.max(0, ...detectors.map(({ maxLength }) => maxLength));
  const reach = Math.max(compiled.maxReach, detectorReach) + 1;
  return {
    compiled,
    names,
    detectors,
    nameOf: (span) => ({ ...(byId.get(span.rule) ?? strangerOf(span)), order: -1 }),
    reach,
    backlog: Math.max(reach, leastBacklog),
    detectorReach,
  };
}

function strangerOf({ rule, category }: DetectedSpan): FindingName {
  const label = rule.toUpperCase().replaceAll('-', '_');
  return { rule, category, severity: 'critical', label, order: -1 };
}
