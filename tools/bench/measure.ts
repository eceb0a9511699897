import { spawn } from 'node:child_process';

/** One program to measure; `args` come after the Node that runs this. */
export interface Candidate {
  readonly name: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** What to make ready before each run, outside of the measurement. */
  readonly prepare?: () => void;
}

/** The median whole-process time of each candidate in milliseconds, by name; rounds are interleaved after one warm-up. */
export async function measureAll(
  candidates: readonly Candidate[],
  rounds: number,
): Promise<Readonly<Record<string, number>>> {
  const times = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const candidate of candidates) {
      candidate.prepare?.();
      const timeMs = await measureOnce(candidate);
      if (round > 0) times.get(candidate.name)?.push(timeMs);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
}

/** The middle of the values; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

async function measureOnce({ name, args, environment }: Candidate): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const timeMs = performance.now() - startedAt;
  if (exitCode !== 0) {
    throw new Error(
      `expected ${name} to end with 0, got ${String(exitCode)}:\n${Buffer.concat(output).toString()}`,
    );
  }
  return timeMs;
}
