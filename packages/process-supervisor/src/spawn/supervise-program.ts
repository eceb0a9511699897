import {
  systemClock,
  type BoundedOutput,
  type Containment,
  type ProgramOutcome,
  type ProgramSpecification,
} from '@selfware/contracts';
import type { Enclosure } from '../containment/enclosure.ts';
import type { OpenContainment } from '../containment/open-containment.ts';
import { publishProgramEnd, publishProgramStart } from '../events.ts';
import type { Spilled } from '../output/spill-stream.ts';
import { captureStreams, type CapturedStreams } from '../output/capture-streams.ts';
import { endTree } from '../termination/end-tree.ts';
import { createProcessTree, type ProcessTree } from '../termination/process-tree.ts';
import { createMarker } from '../termination/run-marker.ts';
import { notStarted } from './not-started.ts';
import type { RunProgramOptions } from './run-program.ts';
import { startEnclosed } from './start-enclosed.ts';
import type { RunningProgram } from './start-program.ts';
import { statusOf } from './status-of.ts';
import { watchForEnding, type Ending } from './watch-for-ending.ts';

/** Runs a program to its end, and everything that it started; never rejects for what it does. */
export async function superviseProgram(
  program: ProgramSpecification,
  options: RunProgramOptions,
  holding: OpenContainment,
): Promise<ProgramOutcome> {
  const enclosure = await holding.enclose();
  try {
    const outcome = await superviseEnclosed(program, options, { holding, enclosure });
    const { notice } = holding;
    return notice === undefined ? outcome : { ...outcome, notices: [notice, ...outcome.notices] };
  } finally {
    await enclosure.close();
  }
}

interface Enclosed {
  readonly holding: OpenContainment;
  readonly enclosure: Enclosure;
}

async function superviseEnclosed(
  program: ProgramSpecification,
  options: RunProgramOptions,
  { holding, enclosure }: Enclosed,
): Promise<ProgramOutcome> {
  const { clock = systemClock, signal } = options;
  const { containment } = enclosure;
  if (signal?.aborted === true)
    return notStarted('cancelled', containment, 'cancelled before it started');
  const startedMs = clock.monotonicMs();
  const ownMarker = createMarker();
  await holding.takeTurn();
  const started = await startEnclosed(program, enclosure, [holding.marker, ownMarker]);
  if (!started.ok) return notStarted('failed-to-start', containment, started.failure);
  const running = started.value;
  publishProgramStart({ at: clock.now(), program: program.argv[0], pid: running.pid, containment });
  const { ending, streams } = await untilEnding(running, options);
  const tree = createProcessTree({
    leader: running.pid,
    marker: ownMarker,
    leaderLives: running.isRunning,
    enclosure,
    readTable: holding.readTable,
    isOld: () => clock.monotonicMs() - startedMs > quickRunMs,
  });
  const remains = await cleanUp({ ending, streams, tree, options });
  const spilled = await streams.finishSpills();
  const durationMs = clock.monotonicMs() - startedMs;
  const outcome = describeOutcome({ ending, streams, spilled, remains, durationMs, containment });
  const { status, survivors } = outcome;
  publishProgramEnd({ at: clock.now(), program: program.argv[0], status, durationMs, survivors });
  return outcome;
}

// No machine starts the 32,768 processes of the smallest pid range in a second.
const quickRunMs = 1_000;

const drainMs = 250;

async function untilEnding(
  running: RunningProgram,
  options: RunProgramOptions,
): Promise<{ readonly ending: Ending; readonly streams: CapturedStreams }> {
  const { timeoutMs, idleTimeoutMs, killAfterBytes, signal, clock = systemClock } = options;
  const watch = watchForEnding(running.exited, {
    clock,
    timeoutMs,
    idleTimeoutMs,
    killAfterBytes,
    signal,
  });
  const streams = captureStreams(running, {
    maxBytes: options.maxOutputBytes ?? 65_536,
    spill: options.spill,
    maxSpillBytes: options.maxSpillBytes,
    onChunk: (collector) => watch.sawOutput(collector.totalBytes()),
  });
  return { ending: await watch.ending, streams };
}

interface Remains {
  readonly survivors: number;
  readonly outputIncomplete: boolean;
}

interface CleanUp {
  readonly ending: Ending;
  readonly streams: CapturedStreams;
  readonly tree: ProcessTree;
  readonly options: RunProgramOptions;
}

async function cleanUp({ ending, streams, tree, options }: CleanUp): Promise<Remains> {
  const { clock = systemClock, graceMs = 2_000 } = options;
  if (ending.cause !== 'exit') {
    const survivors = await endTree(tree, { clock, graceMs });
    const drained = await streams.endWithin(drainMs, clock);
    if (!drained) streams.abandon();
    return { survivors, outputIncomplete: !drained };
  }
  const [drained, isAlone] = await Promise.all([streams.endWithin(drainMs, clock), tree.isGone()]);
  if (drained && isAlone) return { survivors: 0, outputIncomplete: false };
  const survivors = await tree.countLiving();
  // They outlived what was asked of them: a moment to say goodbye is enough.
  if (survivors > 0) await endTree(tree, { clock, graceMs: Math.min(graceMs, drainMs) });
  const drainedLate = drained || (await streams.endWithin(drainMs, clock));
  if (!drainedLate) streams.abandon();
  return { survivors, outputIncomplete: !drained && (survivors > 0 || !drainedLate) };
}

function describeOutcome(run: {
  readonly ending: Ending;
  readonly streams: CapturedStreams;
  readonly spilled: Awaited<ReturnType<CapturedStreams['finishSpills']>>;
  readonly remains: Remains;
  readonly durationMs: number;
  readonly containment: Containment;
}): ProgramOutcome {
  const { ending, streams, spilled, remains, durationMs, containment } = run;
  return {
    ...statusOf(ending),
    stdout: withBlob(streams.stdout.output(), spilled.stdout),
    stderr: withBlob(streams.stderr.output(), spilled.stderr),
    durationMs,
    ...remains,
    containment,
    notices: [
      ...(ending.cause === 'exit' ? [] : [ending.notice]),
      ...[spilled.stdout, spilled.stderr].flatMap(({ notice }) => notice ?? []),
    ],
  };
}

function withBlob(output: BoundedOutput, { blob }: Spilled): BoundedOutput {
  return blob === undefined ? output : { ...output, blob };
}
