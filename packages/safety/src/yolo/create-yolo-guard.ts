import type { Clock, Intent } from '@selfware/contracts';
import { posix } from 'node:path';
import { pathOf } from '../rules/path-of.ts';
import type { YoloOptions } from './yolo-options.ts';

/** Why an act is not covered any more. */
export interface YoloEnd {
  /** `yolo-operations`, `yolo-time`, `yolo-expired`, `yolo-spend` or `yolo-scope`. */
  readonly rule: string;
  readonly reason: string;
}

/** Holds the limits of one judge in the mode `yolo`. */
export interface YoloGuard {
  /** Why this act must be asked for after all; absent when it is covered. */
  check(intent: Intent): YoloEnd | undefined;
  /** Counts one act that happened without a question. */
  count(): void;
}

const defaultOperations = 200;
const defaultWallTimeMs = 8 * 60 * 60 * 1_000;

/** Starts the limits now. */
export function createYoloGuard(options: YoloOptions, clock: Clock): YoloGuard {
  const startedMs = clock.monotonicMs();
  let operations = 0;
  const ends: readonly ((intent: Intent) => YoloEnd | undefined)[] = [
    (intent) => beyondScope(options, intent),
    () => beyondOperations(options, operations),
    () => beyondTime(options, clock.monotonicMs() - startedMs),
    () => beyondExpiry(options, clock),
    () => beyondSpend(options),
  ];
  return {
    check(intent) {
      for (const end of ends) {
        const found = end(intent);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    count() {
      operations += 1;
    },
  };
}

function beyondOperations(
  { maxOperations = defaultOperations }: YoloOptions,
  operations: number,
): YoloEnd | undefined {
  if (operations < maxOperations) return undefined;
  return {
    rule: 'yolo-operations',
    reason: `The ${maxOperations} acts that may happen without a question are used up.`,
  };
}

function beyondTime(
  { maxWallTimeMs = defaultWallTimeMs }: YoloOptions,
  passedMs: number,
): YoloEnd | undefined {
  if (passedMs < maxWallTimeMs) return undefined;
  return { rule: 'yolo-time', reason: 'The time in which nothing is asked for is over.' };
}

function beyondExpiry({ expiresAt }: YoloOptions, clock: Clock): YoloEnd | undefined {
  if (expiresAt === undefined || clock.now() < expiresAt) return undefined;
  return { rule: 'yolo-expired', reason: 'The permission to ask for nothing has expired.' };
}

function beyondSpend({ maxSpend, spent }: YoloOptions): YoloEnd | undefined {
  if (maxSpend === undefined) return undefined;
  // Nobody counts, or the count is no number: then nobody knows that there is something left.
  const cost = spent?.() ?? Number.NaN;
  if (cost < maxSpend) return undefined;
  return { rule: 'yolo-spend', reason: 'What the work may cost is used up.' };
}

function beyondScope({ kinds, paths }: YoloOptions, intent: Intent): YoloEnd | undefined {
  const subjects = subjectsOf(intent);
  const isKind = kinds === undefined || kinds.includes(intent.kind);
  const isPath =
    paths === undefined ||
    subjects.every((subject) => paths.some((one) => isBeneath(subject, one)));
  if (isKind && isPath) return undefined;
  return { rule: 'yolo-scope', reason: 'This is not among what may happen without a question.' };
}

// Of all tracked files nobody knows the paths yet: they are those of the whole workspace.
function subjectsOf(intent: Intent): readonly string[] {
  if (intent.kind === 'commit-files') return intent.all ? ['.'] : intent.paths;
  const subject = pathOf(intent);
  return subject === undefined ? [] : [subject.path];
}

function isBeneath(path: string, above: string): boolean {
  const relative = posix.relative(posix.resolve('/', above), posix.resolve('/', path));
  return relative !== '..' && !relative.startsWith('../');
}
