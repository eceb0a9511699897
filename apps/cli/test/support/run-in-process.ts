import type { MockScript } from '@selfware/llm-client/testing';
import type { ExitCode } from '../../src/exit-codes.ts';
import { runCommandLine } from '../../src/run-command-line.ts';
import { createFakeHost, type FakeHost } from './fake-host.ts';
import { createStage, type Stage } from './selfware.ts';

/** A stage on which commands run in this process. */
export interface InnerStage extends Stage {
  here(
    args: readonly string[],
    options?: {
      readonly environment?: Readonly<Record<string, string>>;
      readonly terminal?: boolean;
    },
  ): { readonly host: FakeHost; readonly ended: Promise<ExitCode> };
}

/** Sets a stage for commands in this process. */
export async function createInnerStage(
  script: MockScript = [],
  files: Readonly<Record<string, string>> = {},
): Promise<InnerStage> {
  const stage = await createStage(script, files);
  return {
    ...stage,
    here(args, { environment = {}, terminal = false } = {}) {
      const host = createFakeHost({
        args,
        cwd: stage.workspace,
        environment: { ...stage.environment, ...environment },
        terminal,
      });
      return { host, ended: runCommandLine(host) };
    },
  };
}

/** Sets a stage whose `run` runs commands in this process: as fast as that is, and with what they ran counted as covered. */
export async function createStageInProcess(
  script: MockScript = [],
  files: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const stage = await createInnerStage(script, files);
  return {
    ...stage,
    async run(args, options) {
      const { host, ended } = stage.here(args, options);
      const exitCode = await ended;
      return { exitCode, signal: null, stdout: host.out(), stderr: host.err() };
    },
  };
}
