import { randomUUID } from 'node:crypto';
import {
  failed,
  ok,
  type Approved,
  type ProgramOutcome,
  type Result,
  type RunProgramIntent,
} from '@selfware/contracts';
import { confirmExecutables, requireApproval, type ContainerRefusal } from '@selfware/safety';
import type { ContainerRun } from '@selfware/safety/container';
import type { HandsOptions } from './create-hands.ts';
import { assertSupported } from './run-shell.ts';

/**
 * Runs the approved container, without input, and ends it with the call. The approval has to be of exactly the command line that this run
 * is built to, once its mounts are looked up; a refusal says what is not so, and nothing was started.
 */
export async function runApprovedContainer(
  hands: HandsOptions,
  approved: Approved<RunProgramIntent>,
  { run, signal }: { readonly run: ContainerRun; readonly signal: AbortSignal },
): Promise<Result<ProgramOutcome, ContainerRefusal>> {
  const { argv, timeoutMs } = requireApproval(approved, 'run-program');
  assertSupported(process.platform);
  const built = await buildApproved(hands, run, argv);
  if (!built.ok) return built;
  await confirmExecutables(approved);
  const cwd = hands.root.path;
  const outcome = await hands.run({ argv: built.value.argv, cwd }, { timeoutMs, signal });
  // Whoever ends the engine's program does not end the container.
  if (outcome.status !== 'exited') await endContainer(hands, run.engine, built.value.name);
  return ok(outcome);
}

interface BuiltContainer {
  readonly argv: readonly [string, ...string[]];
  readonly name: string;
}

async function buildApproved(
  { root, sandbox }: HandsOptions,
  run: ContainerRun,
  approved: readonly string[],
): Promise<Result<BuiltContainer, ContainerRefusal>> {
  // Its parser is large: who runs no container never loads it.
  const { buildContainerRun, resolveMounts } = await import('@selfware/safety/container');
  const resolved = await resolveMounts(run, root);
  if (!resolved.ok) return resolved;
  const built = buildContainerRun(resolved.value);
  if (!built.ok) return built;
  if (!isSame(built.value, approved)) return failed(changed);
  // The engine itself runs outside of the sandbox, so only what is as closed may.
  if (sandbox !== undefined && Object.keys(run.allow ?? {}).length > 0) return failed(opened);
  const name = run.name ?? `selfware-${randomUUID()}`;
  const named = buildContainerRun({ ...resolved.value, name });
  return named.ok ? ok({ argv: named.value, name }) : named;
}

async function endContainer(
  { run, root }: HandsOptions,
  engine: ContainerRun['engine'],
  name: string,
): Promise<void> {
  const limits = { timeoutMs: 20_000 };
  await run({ argv: [engine, 'kill', name], cwd: root.path }, limits);
  await run({ argv: [engine, 'rm', '--force', name], cwd: root.path }, limits);
}

function isSame(words: readonly string[], others: readonly string[]): boolean {
  return words.length === others.length && words.every((word, at) => word === others[at]);
}

const changed: ContainerRefusal = {
  code: 'safety/container-refused',
  field: 'mounts',
  expected: 'the files that were approved, by names that lead through no link',
  got: 'another command line',
  hint: 'Name the directory that is behind the link.',
};

const opened: ContainerRefusal = {
  code: 'safety/container-refused',
  field: 'allow',
  expected: 'left out, since programs run in a sandbox here',
  got: 'what opens the container',
  hint: 'Do without, or have the user run it.',
};
