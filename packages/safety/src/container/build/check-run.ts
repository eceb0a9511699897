import { failed, ok, type Result } from '@selfware/contracts';
import { refuseField, type ContainerRefusal } from '../container-refusal.ts';
import { containerWords, type FieldGrammar } from '../grammar/container-words.ts';
import { isImageReference } from '../grammar/image-reference.ts';
import { shapeFaults } from './check-shape.ts';
import type { ContainerRun, ResolvedContainerRun } from './container-run.ts';

/** Capabilities that may be given back: they open nothing beyond the container. */
export const givableCapabilities: readonly string[] = [
  'CHOWN',
  'FOWNER',
  'FSETID',
  'KILL',
  'NET_BIND_SERVICE',
  'SETGID',
  'SETUID',
];

const engines: readonly string[] = ['docker', 'podman', 'nerdctl'];
const maxWord = 131_072;

/** The first field of a run that does not fit its grammar. */
export function checkRun(
  run: ResolvedContainerRun,
): Result<ResolvedContainerRun, ContainerRefusal> {
  // What has another shape is looked at no further.
  const refusal = [...shapeFaults(run)][0] ?? [...faultsOf(run)][0];
  return refusal === undefined ? ok(run) : failed(refusal);
}

/** The first field of a run, before its mounts are looked up, that is missing, unknown or of another kind. */
export function checkShape(run: ContainerRun): Result<ContainerRun, ContainerRefusal> {
  const refusal = [...shapeFaults(run)][0];
  return refusal === undefined ? ok(run) : failed(refusal);
}

function* faultsOf(run: ResolvedContainerRun): Generator<ContainerRefusal> {
  if (!engines.includes(run.engine))
    yield refuseField('engine', 'docker, podman or nerdctl', run.engine);
  if (!isImageReference(run.image))
    yield refuseField('image', 'an image as `name:tag` or `name@sha256:…`', run.image);
  yield* fieldFault('name', run.name, containerWords.containerName);
  yield* fieldFault('user', run.user, containerWords.user);
  yield* fieldFault('workdir', run.workdir, containerWords.workdir);
  for (const [at, word] of run.command.entries()) yield* wordFault(`command[${String(at)}]`, word);
  for (const [name, value] of Object.entries(run.environment ?? {})) {
    yield* fieldFault('environment', name, containerWords.environmentName);
    yield* wordFault(`environment.${name}`, value);
  }
  for (const label of run.labels ?? []) yield* fieldFault('labels', label, containerWords.label);
  yield* mountFaults(run);
  yield* limitFaults(run);
  yield* relaxationFaults(run);
}

function* fieldFault(
  field: string,
  value: unknown,
  { expected, fits }: FieldGrammar,
): Generator<ContainerRefusal> {
  if (value !== undefined && (typeof value !== 'string' || !fits(value)))
    yield refuseField(field, expected, value);
}

function* wordFault(field: string, value: unknown): Generator<ContainerRefusal> {
  if (typeof value !== 'string' || value.includes('\0') || value.length > maxWord)
    yield refuseField(field, 'a text without NUL, at most 128 KiB', value);
}

function* mountFaults({
  resolvedMounts = [],
  mounts = [],
  allow = {},
}: Partial<ResolvedContainerRun>): Generator<ContainerRefusal> {
  for (const target of allow.writableMounts ?? [])
    if (!mounts.some((mount) => mount.target === target))
      yield refuseField('allow.writableMounts', 'targets of mounts', target);
  if (resolvedMounts.length !== mounts.length)
    yield refuseField('mounts', 'mounts that `resolveMounts` looked up', mounts.length);
  for (const [at, { source, target }] of resolvedMounts.entries()) {
    const field = `mounts[${String(at)}]`;
    yield* fieldFault(`${field}.target`, target, containerWords.workdir);
    if (target === '/') yield refuseField(`${field}.target`, 'a path beneath the root', target);
    if (!source.startsWith('/') || /\p{Cc}/u.test(source))
      yield refuseField(`${field}.source`, 'an absolute path', source);
  }
}

function* limitFaults({ limits = {} }: ContainerRun): Generator<ContainerRefusal> {
  const { cpus, pids, files } = limits;
  yield* fieldFault('limits.memory', limits.memory, containerWords.memory);
  if (cpus !== undefined && !(Number.isFinite(cpus) && cpus >= 0.01 && cpus <= 1_024))
    yield refuseField('limits.cpus', 'a number from 0.01 to 1024', cpus);
  for (const [name, value] of Object.entries({ pids, files }))
    if (value !== undefined && !(Number.isInteger(value) && value >= 1 && value <= 1_048_576))
      yield refuseField(`limits.${name}`, 'a whole number from 1 to 1048576', value);
}

function* relaxationFaults({ allow = {} }: ContainerRun): Generator<ContainerRefusal> {
  yield* fieldFault('allow.network', allow.network, containerWords.network);
  for (const capability of allow.capabilities ?? [])
    if (!givableCapabilities.includes(capability))
      yield refuseField('allow.capabilities', givableCapabilities.join(', '), capability);
  const hasNetwork = allow.network !== undefined;
  for (const { host, container } of allow.ports ?? []) {
    if (!hasNetwork) yield refuseField('allow.ports', 'ports only with a network', host);
    for (const port of [host, container])
      if (!(Number.isInteger(port) && port >= 1 && port <= 65_535))
        yield refuseField('allow.ports', 'ports from 1 to 65535', port);
  }
}
