import { SelfwareError } from '@selfware/contracts';
import { runProgram } from '@selfware/process-supervisor';
import type { ProbeResult } from '@selfware/safety/sandbox';
import type { Environment } from '../config/directories.ts';
import type { Settings } from '../config/settings.ts';
import { programEnvironment } from '../program-environment.ts';
import { needsSandbox } from './open-sandbox.ts';

/** What is told of the sandbox that a run here would get. */
export interface SandboxFinding {
  readonly status: 'ok' | 'warn' | 'fail';
  readonly found: string;
  readonly advice?: string;
}

/** Makes the sandbox of this directory and tries every escape from it. Fails only where the settings need one that there is not. */
export async function checkSandbox(
  settings: Settings,
  { workspace, environment }: { readonly workspace: string; readonly environment: Environment },
): Promise<SandboxFinding> {
  const home = environment['HOME'];
  try {
    const { createSandbox } = await import('@selfware/safety/sandbox');
    const { level, lacks, reasons, probes } = await createSandbox({
      run: runProgram,
      workspace,
      environment: programEnvironment(environment, { alsoPassed: [], workspace }),
      ...(home === undefined ? {} : { home }),
      policy: { protectedPaths: settings.protectedPaths },
    });
    const found = `${level}; ${countProbes(probes)}`;
    const weakness = [...reasons, ...lacks];
    return weakness.length === 0
      ? { status: 'ok', found }
      : { status: 'warn', found, advice: weakness.join(' ') };
  } catch (error) {
    if (!SelfwareError.isInstance(error)) throw error;
    return {
      status: needsSandbox(settings) ? 'fail' : 'warn',
      found: error.message,
      advice:
        'install bubblewrap (0.8 or newer); the modes auto and yolo do not start without a sandbox',
    };
  }
}

function countProbes(probes: readonly ProbeResult[]): string {
  const count = (outcome: ProbeResult['outcome']): number =>
    probes.filter((probe) => probe.outcome === outcome).length;
  const tried = probes.length - count('not-possible-here');
  const untried = probes.length - tried;
  return `${String(tried)} escapes tried, ${String(count('held'))} held${untried === 0 ? '' : `, ${String(untried)} could not be tried here`}`;
}
