import { SelfwareError, type RunProgram } from '@selfware/contracts';
import { NoSandboxError } from '@selfware/safety';
import type { Sandbox, SandboxLevel } from '@selfware/safety/sandbox';
import type { ProgramSandbox } from '@selfware/tools';
import type { Settings } from '../config/settings.ts';

/** What the sandbox of a run is made from. */
export interface SandboxSources {
  readonly settings: Pick<
    Settings,
    'mode' | 'sandbox' | 'sandboxHosts' | 'protectedPaths' | 'network'
  >;
  readonly workspace: string;
  readonly home: string | undefined;
  /** What programs get to see. */
  readonly environment: Readonly<Record<string, string>>;
  readonly run: RunProgram;
}

/** The sandbox of a run, and its way out. */
export interface OpenSandbox extends ProgramSandbox {
  readonly level: SandboxLevel;
  /** Directories that a command has for itself, beside the workspace. */
  readonly temporary: readonly string[];
  /** One line for the model. */
  readonly surroundings: string;
  close(): Promise<void>;
}

/** Whether programs of the model run in a sandbox: in every mode that the user wants, and where nobody may be asked. */
export function needsSandbox({ mode, sandbox }: Pick<Settings, 'mode' | 'sandbox'>): boolean {
  return sandbox === 'always' || (sandbox === 'unattended' && (mode === 'auto' || mode === 'yolo'));
}

/**
 * Makes the sandbox that the settings ask for and tries to escape from it; absent where they ask for none. Throws `safety/no-sandbox` where
 * there is none to be had: nothing runs unconfined instead.
 */
export async function openSandbox(sources: SandboxSources): Promise<OpenSandbox | undefined> {
  refuseWithout(sources.settings);
  if (!needsSandbox(sources.settings)) return undefined;
  const { sandboxHosts: hosts, network: policy } = sources.settings;
  const safety = await import('@selfware/safety/sandbox');
  const network =
    hosts.length === 0
      ? undefined
      : await safety.openSandboxNetwork({ hosts, ...(policy && { policy }) });
  try {
    const sandbox = await createFor(sources, network, safety.createSandbox);
    return {
      level: sandbox.level,
      temporary: ['/tmp'],
      surroundings: tellSurroundings(sandbox, hosts),
      wrap: (specification) => sandbox.wrap({ environment: sources.environment, ...specification }),
      refresh: () => sandbox.refresh(),
      explain: (outcome) => sandbox.explain(outcome),
      close: async () => {
        await Promise.all([network?.close(), sandbox.close()]);
      },
    };
  } catch (error) {
    await network?.close();
    throw withWayOut(error, sources.settings);
  }
}

// The judge would refuse it as well, in words for who calls a library.
function refuseWithout({ mode, sandbox }: Pick<Settings, 'mode' | 'sandbox'>): void {
  if (mode === 'auto' && sandbox === 'off')
    throw new NoSandboxError({
      message: 'expected a sandbox for the mode auto, got the setting "sandbox": "off"',
      hint: 'Remove "sandbox": "off" from your configuration, or choose another mode.',
    });
}

type Safety = typeof import('@selfware/safety/sandbox');

function createFor(
  { settings, workspace, home, environment, run }: SandboxSources,
  network: Awaited<ReturnType<Safety['openSandboxNetwork']>> | undefined,
  createSandbox: Safety['createSandbox'],
): Promise<Sandbox> {
  return createSandbox({
    run,
    workspace,
    environment,
    ...(home === undefined ? {} : { home }),
    policy: {
      protectedPaths: settings.protectedPaths,
      temporary: 'lasting',
      ...(network === undefined ? {} : { network }),
    },
  });
}

/** What a model is told, so that it need not find out by failures. */
function tellSurroundings({ temporary }: Sandbox, hosts: readonly string[]): string {
  const lasts = temporary === 'lasting' ? '' : ' (empty for each command)';
  const network =
    hosts.length === 0
      ? 'There is no network'
      : `Of the network they reach ${hosts.join(', ')} alone`;
  return `Commands run in a sandbox: they can write the workspace and /tmp${lasts}. ${network}.`;
}

// The library knows no settings.
function withWayOut(error: unknown, { mode }: Pick<Settings, 'mode'>): unknown {
  if (!SelfwareError.isInstance(error) || error.code !== 'safety/no-sandbox') return error;
  const off = mode === 'yolo' ? ', or say `"sandbox": "off"` in your own configuration' : '';
  return new NoSandboxError({
    message: error.message,
    hint: `\`selfware doctor\` tells what is missing; choose a mode that asks${off}`,
    cause: error,
  });
}
