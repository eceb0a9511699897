import type { CompiledRules } from './compile-rules.ts';
import type { DetectedSpan, Detector } from './detector.ts';
import type { FindingName } from './merge-spans.ts';

/** What finds: rules, detectors, and how far each of them reads. */
export interface Engine {
  readonly compiled: CompiledRules;
  readonly names: readonly FindingName[];
  readonly detectors: readonly Detector[];
  readonly nameOf: (span: DetectedSpan) => FindingName;
  /** How far beyond its beginning a rule or a detector reads at most. */
  readonly reach: number;
  /** How far before a finding others are looked for that only it kept from being seen; at least `reach`. */
  readonly backlog: number;
  /** The reach of the detectors alone. */
  readonly detectorReach: number;
}

/** Takes what a scan is sure of, in the order of the text. */
export interface ScanSink {
  keep(text: string): void;
  /** `hidden` has the beginning of what is hidden; offsets count from where the scan began. */
  hide(name: FindingName, place: HiddenPlace): void;
}

/** What one finding hides: at most 65,536 characters of it are told. */
export interface HiddenPlace {
  readonly start: number;
  readonly end: number;
  readonly hidden: string;
}

/** The most characters of a hidden text that are told on. */
export const maxHidden = 65_536;
