import { ok, type Clock, type ProgramSpecification, type Result } from '@selfware/contracts';
import type { OpenContainment } from '../containment/open-containment.ts';
import { startEnclosed } from '../spawn/start-enclosed.ts';
import type { RunningProgram } from '../spawn/start-program.ts';
import { endTree } from '../termination/end-tree.ts';
import { createProcessTree, type ProcessTree } from '../termination/process-tree.ts';
import { createMarker } from '../termination/run-marker.ts';
import type { ServiceLine } from './log/service-log.ts';
import { splitLines } from './log/split-lines.ts';
import { residentBytes } from './resident-bytes.ts';
import type { Instance } from './service-ports.ts';

/** What an instance is started with. */
export interface StartInstanceOptions {
  readonly holding: OpenContainment;
  readonly clock: Clock;
  readonly onLine: (line: ServiceLine) => void;
}

/** An instance that this process started. */
export interface OwnInstance extends Instance {
  /** By which it is found again. */
  readonly marker: string;
}

const drainMs = 250;
// No machine starts the 32,768 processes of the smallest pid range in a second.
const quickRunMs = 1_000;

/** Starts the program of a service in this process's keeping; a failure is a sentence that says why it did not start. */
export async function startInstance(
  program: ProgramSpecification,
  { holding, clock, onLine }: StartInstanceOptions,
): Promise<Result<OwnInstance, string>> {
  const enclosure = await holding.enclose();
  const marker = createMarker();
  const startedMs = clock.monotonicMs();
  await holding.takeTurn();
  const started = await startEnclosed(program, enclosure, [holding.marker, marker]);
  if (!started.ok) {
    await enclosure.close();
    return started;
  }
  const running = started.value;
  const tree = createProcessTree({
    leader: running.pid,
    marker,
    leaderLives: running.isRunning,
    enclosure,
    readTable: holding.readTable,
    isOld: () => clock.monotonicMs() - startedMs > quickRunMs,
  });
  const drained = readLines(running, onLine);
  return ok({
    ...{ pid: running.pid, marker, exited: running.exited },
    memoryBytes: () => memoryOf(tree),
    async end(graceMs) {
      await endTree(tree, { clock, graceMs });
      await running.exited;
      await drained.within(drainMs, clock);
      await enclosure.close();
    },
  });
}

async function memoryOf(tree: ProcessTree): Promise<number> {
  const sizes = await Promise.all((await tree.pids()).map(residentBytes));
  return sizes.reduce((sum, size) => sum + size, 0);
}

interface Drain {
  /** Resolves when both streams have ended; after the time they are given up. */
  within(drainMs: number, clock: Clock): Promise<void>;
}

function readLines(running: RunningProgram, onLine: (line: ServiceLine) => void): Drain {
  const streams = ['stdout', 'stderr'] as const;
  const ended = Promise.all(
    streams.map((stream) => {
      const lines = splitLines((text, isCut) => onLine({ stream, text, isCut }));
      const source = running[stream];
      source.on('data', (piece: Uint8Array) => lines.push(piece));
      // A read error ends the stream like its end does; 'close' follows.
      source.on('error', () => {});
      return new Promise<void>((resolve) => {
        source.once('close', () => {
          lines.end();
          resolve();
        });
      });
    }),
  );
  return {
    async within(limitMs, clock) {
      const cancel = clock.setTimer(() => {
        for (const stream of streams) running[stream].destroy();
      }, limitMs);
      await ended;
      cancel();
    },
  };
}
