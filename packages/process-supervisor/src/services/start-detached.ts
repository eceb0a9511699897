import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { failed, ok, type ProgramSpecification, type Result } from '@selfware/contracts';
import { identify } from '../identity/identify.ts';
import { findStartFailure } from '../spawn/find-start-failure.ts';
import { createMarker, markEnvironment } from '../termination/run-marker.ts';
import type { RecordedService } from './service-registry.ts';

const timeoutProgram = '/usr/bin/timeout';

/** Starts a program that outlives this process, for a time, with its output in `logFile`; a failure is a sentence that says why it did not start. */
export async function startDetached(
  program: ProgramSpecification,
  { timeToLiveMs, logFile }: { readonly timeToLiveMs: number; readonly logFile: string },
): Promise<Result<RecordedService['identity'], string>> {
  const failure = await findStartFailure(program);
  if (failure !== undefined) return failed(failure);
  const marker = createMarker();
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants;
  const log = await open(logFile, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, 0o600);
  try {
    // A clock of its own: nobody of us may be there when the time is over.
    const limit = [timeoutProgram, '--kill-after=10', `${Math.ceil(timeToLiveMs / 1_000)}s`];
    const [executable = '', ...args] = [...limit, ...program.argv];
    const child = spawn(executable, args, {
      cwd: program.cwd,
      env: markEnvironment(program.environment ?? {}, [marker]),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.once('error', () => {});
    child.unref();
    const identity = child.pid === undefined ? undefined : await identify(child.pid);
    if (identity === undefined) return failed(`"${program.argv[0]}" ended as soon as it started`);
    return ok({ ...identity, marker });
  } finally {
    await log.close();
  }
}
