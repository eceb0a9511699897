import { constants } from 'node:fs';
import { access, mkdir, readFile } from 'node:fs/promises';
import { createLlmClient, discoverServers, type ModelDescription } from '@selfware/llm-client';
import { SelfwareError } from '@selfware/contracts';
import type { PermissionReport } from '@selfware/safety/filesystem';
import { inspectPermissions } from '../config/check-config-permissions.ts';
import { findDirectories, type Environment } from '../config/directories.ts';
import { findUserConfigFile } from '../config/find-user-config-file.ts';
import { loadSettings } from '../config/load-settings.ts';
import type { Settings } from '../config/settings.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine } from '../render/json-lines.ts';
import type { Look } from '../render/look.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import { findKeyFile, openSealing } from '../sealing/open-sealing.ts';
import { findWorkspace, type Command, type CommandContext } from './command.ts';

/** One thing that was looked at. */
export interface Finding {
  readonly check: string;
  readonly status: 'ok' | 'warn' | 'fail';
  /** What was found. */
  readonly found: string;
  /** What to do; absent when there is nothing to do. */
  readonly advice?: string;
}

/** `selfware doctor`: looks at everything that a run needs; ends with 1 when something would make it fail. */
export const doctor: Command = async (context) => {
  const { host, json, look } = context;
  const findings = await examine(context);
  await host.stdout.write(
    findings.map((finding) => (json ? jsonLine(finding) : findingLine(finding, look))).join(''),
  );
  return findings.some(({ status }) => status === 'fail') ? exitCodes.failed : exitCodes.done;
};

async function examine(context: CommandContext): Promise<readonly Finding[]> {
  const { host, flags } = context;
  const workspace = await findWorkspace(context);
  const { environment, apiKey, cwd } = host;
  const { settings } = await loadSettings({ environment, apiKey, workspace, flags, cwd });
  const { checkSandbox } = await import('../sandbox/check-sandbox.ts');
  const [state, server, found, sandbox] = await Promise.all([
    checkStateDirectory(findDirectories(environment).state),
    checkServer(settings),
    findServers(),
    checkSandbox(settings, { workspace, environment }),
  ]);
  const rules = await checkRules();
  const permissions = await checkPermissionsOf(context, settings);
  return [
    checkNode(host.node.version),
    state,
    await checkSealing(environment),
    ...permissions,
    rules,
    ...server,
    ...found,
    checkContainment(),
    { check: 'sandbox', ...sandbox },
    ...(await checkKey(host.apiKey !== undefined)),
  ];
}

// The key was taken out of the block that other programs of the same user can read, where the system lets it.
async function checkKey(isGiven: boolean): Promise<readonly Finding[]> {
  if (!isGiven) return [];
  const block = await readFile('/proc/self/environ').catch(() => undefined);
  const check = 'key';
  if (block === undefined)
    return [{ check, status: 'ok', found: 'this system shows no environment of processes' }];
  const at = block.indexOf('SELFWARE_API_KEY=');
  const isLeft = at >= 0 && (block[at + 'SELFWARE_API_KEY='.length] ?? 0) !== 0;
  return isLeft
    ? [
        {
          check,
          status: 'warn',
          found:
            'it stays in the environment of this process, which other programs of yours can read',
          advice: 'put it into a file of its own and name that by the setting `apiKeyFile`',
        },
      ]
    : [{ check, status: 'ok', found: 'taken out of the environment of this process' }];
}

/** Judges a version of Node by the range that the package declares. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major >= 26 || (major === 24 && minor >= 15) || (major === 22 && minor >= 22);
  return {
    check: 'node',
    status: fits ? 'ok' : 'fail',
    found: version,
    ...(fits ? {} : { advice: 'install Node 24.15 or newer' }),
  };
}

/** Tries to create and write the state directory. */
export async function checkStateDirectory(directory: string): Promise<Finding> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    return { check: 'state directory', status: 'ok', found: directory };
  } catch {
    const advice = 'make it writable, or set SELFWARE_STATE_DIR to a directory that is';
    return {
      check: 'state directory',
      status: 'fail',
      found: `${directory} cannot be written`,
      advice,
    };
  }
}

/** Whether what is stored is sealed, and can be opened. */
export async function checkSealing(environment: Environment): Promise<Finding> {
  const check = 'state encryption';
  try {
    const { blobs } = await openSealing(environment);
    const isSealed = blobs.kind === 'encrypt';
    const found = isSealed ? `sealed by ${findKeyFile(environment)}` : 'off';
    return { check, status: 'ok', found };
  } catch (error) {
    if (!SelfwareError.isInstance(error)) throw error;
    return { check, status: 'fail', found: error.message, advice: error.hint ?? '' };
  }
}

async function checkPermissionsOf(
  { host, flags }: CommandContext,
  { policyFile, strictPermissions: strict }: Settings,
): Promise<readonly Finding[]> {
  const { environment, cwd } = host;
  const config = findUserConfigFile({ environment, flags, cwd });
  const places = [
    ['configuration', config, false],
    ['state', findDirectories(environment).state, true],
    ...(policyFile === undefined ? [] : [['policy', policyFile, false] as const]),
  ] as const;
  const found = await Promise.all(
    places.map(async ([what, path, secret]): Promise<readonly Finding[]> => {
      const report = await inspectPermissions(path, { secret });
      return report === undefined ? [] : [permissionFinding(`${what} permissions`, report, strict)];
    }),
  );
  return found.flat();
}

function permissionFinding(
  check: string,
  { path, verdict, findings: [first] }: PermissionReport,
  strict: boolean,
): Finding {
  if (first === undefined) return { check, status: 'ok', found: `only you may change ${path}` };
  const told = first.path === path ? first.reason : `${first.path}: ${first.reason}`;
  return {
    check,
    status: strict ? 'fail' : 'warn',
    found: `${verdict}: ${path}: ${told}`,
    ...(first.fix !== undefined && { advice: first.fix }),
  };
}

// A copy that was changed or built wrongly would still judge: its rules carry examples that tell.
async function checkRules(): Promise<Finding> {
  const { verifyRules } = await import('@selfware/safety/command');
  try {
    return { check: 'safety rules', status: 'ok', found: `${verifyRules().length} rules hold` };
  } catch (error) {
    const found = SelfwareError.isInstance(error) ? error.message : 'they cannot be judged';
    return { check: 'safety rules', status: 'fail', found, advice: 'install Selfware again' };
  }
}

async function checkServer({ endpoint, model, apiKey }: Settings): Promise<readonly Finding[]> {
  if (endpoint === undefined) {
    const advice = 'set SELFWARE_ENDPOINT, or pass --endpoint';
    return [{ check: 'endpoint', status: 'fail', found: 'not set', advice }];
  }
  const options = { endpoint, model: model ?? 'none', ...(apiKey === undefined ? {} : { apiKey }) };
  const client = createLlmClient({
    ...options,
    retry: { maxAttempts: 1 },
    timeouts: { totalMs: 5_000 },
  });
  try {
    const models = await client.models();
    return [
      { check: 'endpoint', status: 'ok', found: `${endpoint} answers` },
      checkModel(model, models),
    ];
  } catch (error) {
    const told = SelfwareError.isInstance(error) ? error : undefined;
    const advice = told?.hint ?? 'start the server, or correct the endpoint';
    return [
      {
        check: 'endpoint',
        status: 'fail',
        found: told?.message ?? `${endpoint} does not answer`,
        advice,
      },
    ];
  } finally {
    await client.close();
  }
}

/** Looks for the model among those that the server lists. */
export function checkModel(
  model: string | undefined,
  models: readonly ModelDescription[],
): Finding {
  const listed = models
    .map(({ id }) => id)
    .slice(0, 10)
    .join(', ');
  if (model === undefined)
    return {
      check: 'model',
      status: 'fail',
      found: 'not set',
      advice: `set SELFWARE_MODEL; listed: ${listed}`,
    };
  if (models.some(({ id }) => id === model))
    return { check: 'model', status: 'ok', found: `${model} is listed` };
  return {
    check: 'model',
    status: 'warn',
    found: `${model} is not listed`,
    advice: `listed: ${listed || 'none'}`,
  };
}

async function findServers(): Promise<readonly Finding[]> {
  const servers = await discoverServers({ timeoutMs: 1_000 });
  if (servers.length === 0)
    return [{ check: 'local servers', status: 'ok', found: 'none answers on a usual port' }];
  return servers.map(({ name, endpoint, models }) => ({
    check: 'local servers',
    status: 'ok',
    found: `${name} at ${endpoint}, ${
      models
        .map(({ id }) => id)
        .slice(0, 5)
        .join(', ') || 'no models'
    }`,
  }));
}

function checkContainment(): Finding {
  return process.platform === 'linux'
    ? { check: 'process control', status: 'ok', found: 'whole process trees are ended' }
    : {
        check: 'process control',
        status: 'warn',
        found: `${process.platform} was not tested`,
        advice: 'programs that leave their process group may outlive a run',
      };
}

function findingLine({ check, status, found, advice }: Finding, look: Look): string {
  const signs = { ok: look.green('ok  '), warn: look.yellow('warn'), fail: look.red('fail') };
  const told = advice === undefined ? found : `${found.replace(/\.$/u, '')}; ${advice}`;
  return `${signs[status]}  ${check.padEnd(17)}  ${neutraliseTerminalLine(told)}\n`;
}
