import { ok, type Result } from '@selfware/contracts';
import type { ContainerRefusal } from '../container-refusal.ts';
import { checkRun } from './check-run.ts';
import type { ContainerMount, ContainerRun, ResolvedContainerRun } from './container-run.ts';

/**
 * Builds the command line of a hardened container: nothing of the machine but its mounts, which are read-only; no network, no
 * capability, no new privileges, no root, bounded memory, processors, processes and files; never pulled silently (CIS Docker Benchmark,
 * section 5). Each field is checked against its grammar and stays one word. A refusal names the first field that does not fit.
 */
export function buildContainerRun(
  run: ResolvedContainerRun,
): Result<readonly [string, ...string[]], ContainerRefusal> {
  const checked = checkRun(run);
  return checked.ok ? ok(argvOf(checked.value)) : checked;
}

function argvOf(run: ResolvedContainerRun): readonly [string, ...string[]] {
  return [
    run.engine,
    'run',
    '--rm',
    ...confinement(run),
    ...limits(run),
    ...identity(run),
    ...mounts(run),
    run.image,
    ...run.command,
  ];
}

function confinement({ engine, allow = {} }: ContainerRun): readonly string[] {
  const { network = 'none', capabilities = [], ports = [] } = allow;
  return [
    // Said aloud, so that whoever reads the line back sees what was opened.
    allow.withoutInit === true ? '--init=false' : '--init',
    allow.writableRoot === true ? '--read-only=false' : '--read-only',
    '--cap-drop=ALL',
    ...capabilities.map((name) => `--cap-add=${name}`),
    '--security-opt=no-new-privileges',
    `--network=${network}`,
    ...ports.map(
      ({ host, container, protocol = 'tcp' }) =>
        `--publish=127.0.0.1:${String(host)}:${String(container)}/${protocol}`,
    ),
    '--ipc=private',
    // nerdctl knows no other.
    ...(engine === 'nerdctl' ? [] : ['--cgroupns=private']),
    `--tmpfs=/tmp:rw,${allow.executableTmp === true ? 'exec' : 'noexec'},nosuid,nodev,size=64m,mode=1777`,
    `--pull=${allow.pull ?? 'never'}`,
    `--log-driver=${engine === 'podman' ? 'k8s-file' : engine === 'docker' ? 'local' : 'json-file'}`,
  ];
}

function limits({ limits: given = {} }: ContainerRun): readonly string[] {
  const { memory = '512m', cpus = 1, pids = 256, files = 1_024 } = given;
  return [
    `--memory=${memory}`,
    `--memory-swap=${memory}`,
    `--cpus=${String(cpus)}`,
    `--pids-limit=${String(pids)}`,
    `--ulimit=nofile=${String(files)}:${String(files)}`,
    // Without it some engines ask for more than the machine may give.
    `--ulimit=nproc=${String(pids * 4)}:${String(pids * 4)}`,
  ];
}

function identity(run: ContainerRun): readonly string[] {
  const { name, workdir, environment = {}, labels = [], allow = {} } = run;
  const user = allow.root === true ? '0:0' : (run.user ?? '65534:65534');
  return [
    `--user=${user}`,
    ...(name === undefined ? [] : [`--name=${name}`]),
    ...(workdir === undefined ? [] : [`--workdir=${workdir}`]),
    '--label=selfware.managed=1',
    ...labels.map((label) => `--label=${label}`),
    ...Object.entries(environment).map(([key, value]) => `--env=${key}=${value}`),
  ];
}

function mounts({ resolvedMounts, allow = {} }: ResolvedContainerRun): readonly string[] {
  const writable = new Set(allow.writableMounts);
  return resolvedMounts.map((mount) => mountOption(mount, writable.has(mount.target)));
}

// `-v` would make a source that is missing, and reads colons as its own.
function mountOption({ source, target }: ContainerMount, isWritable: boolean): string {
  const fields = [
    'type=bind',
    `source=${source}`,
    `target=${target}`,
    ...(isWritable ? [] : ['readonly']),
    'bind-propagation=rprivate',
  ];
  return `--mount=${fields.map(csvField).join(',')}`;
}

function csvField(field: string): string {
  return /[",]/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
