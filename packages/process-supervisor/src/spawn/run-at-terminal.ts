import { spawn } from 'node:child_process';
import {
  systemClock,
  type Clock,
  type ProgramOutcome,
  type ProgramSpecification,
} from '@selfware/contracts';
import { openContainment } from '../containment/open-containment.ts';
import { emptyOutput } from '../output/output-collector.ts';
import { endTree } from '../termination/end-tree.ts';
import { createProcessTree } from '../termination/process-tree.ts';
import { createMarker, markEnvironment } from '../termination/run-marker.ts';
import { assertBounds } from './assert-bounds.ts';
import { findStartFailure } from './find-start-failure.ts';
import { keepTerminalModes } from './keep-terminal-modes.ts';
import { notStarted } from './not-started.ts';
import { statusOf } from './status-of.ts';
import type { ProgramExit } from './start-program.ts';
import { watchForEnding } from './watch-for-ending.ts';

/** Bounds of a program that has the terminal. */
export interface RunAtTerminalOptions {
  /** From the start to the first signal; above 0 and below 2^31. */
  readonly timeoutMs: number;
  /** Ends the run as `cancelled`; absent means that nobody cancels it. */
  readonly signal?: AbortSignal;
  /** From SIGTERM to SIGKILL; absent means 2,000. */
  readonly graceMs?: number;
  readonly clock?: Clock;
}

/**
 * Runs a program on the terminal of this process: it reads the keyboard, writes to the screen, and gets what Ctrl-C sends. This process gets that too,
 * since both are in the foreground: who calls has to leave SIGINT alone meanwhile, and not to read standard input. Afterwards the terminal is in the modes
 * it had, and nothing that carries the program's mark is left. The outcome has no output. Throws only `process-supervisor/invalid-bound`.
 */
export async function runAtTerminal(
  program: ProgramSpecification,
  options: RunAtTerminalOptions,
): Promise<ProgramOutcome> {
  assertBounds(options);
  const failure = await findStartFailure(program);
  if (failure !== undefined) return notStarted('failed-to-start', 'group-only', failure);
  const restoreModes = await keepTerminalModes();
  const holding = await openContainment();
  try {
    return await runInForeground(program, options, holding.marker);
  } finally {
    await holding.close();
    await restoreModes();
  }
}

async function runInForeground(
  program: ProgramSpecification,
  { timeoutMs, signal, graceMs = 2_000, clock = systemClock }: RunAtTerminalOptions,
  hostMark: string,
): Promise<ProgramOutcome> {
  const startedMs = clock.monotonicMs();
  const marker = createMarker();
  const [executable, ...args] = program.argv;
  // Not detached: a session of its own would have no terminal.
  const child = spawn(executable, args, {
    cwd: program.cwd,
    env: markEnvironment(program.environment ?? {}, [hostMark, marker]),
    stdio: 'inherit',
  });
  const exited = new Promise<ProgramExit>((resolve) => {
    child.once('exit', (exitCode, by) => resolve({ exitCode, signal: by }));
    child.once('error', () => resolve({ exitCode: 127, signal: null }));
  });
  const { ending } = watchForEnding(exited, { clock, timeoutMs, signal });
  const how = await ending;
  const tree = createProcessTree({
    // It leads no group: what is in ours is not all its own.
    leader: -1,
    marker,
    leaderLives: () => false,
    isOld: () => true,
  });
  const survivors = how.cause === 'exit' ? await tree.countLiving() : 0;
  const stubborn = await endTree(tree, { clock, graceMs });
  return {
    ...statusOf(how),
    ...{ stdout: emptyOutput(), stderr: emptyOutput(), outputIncomplete: false },
    durationMs: clock.monotonicMs() - startedMs,
    survivors: how.cause === 'exit' ? survivors : stubborn,
    containment: 'guard',
    notices: how.cause === 'exit' ? [] : [how.notice],
  };
}
