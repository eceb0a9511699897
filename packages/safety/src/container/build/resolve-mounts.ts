import { failed, ok, SelfwareError, type Result } from '@selfware/contracts';
import type { Root } from '../../filesystem/root.ts';
import { classifyPath } from '../../policy/classify-path.ts';
import { refuseField, type ContainerRefusal } from '../container-refusal.ts';
import type { ContainerMount, ContainerRun, ResolvedContainerRun } from './container-run.ts';

/**
 * Looks the mounts of a run up through the root: each source must be there, a file or a directory inside it behind every link, and not
 * protected. What changes afterwards is the engine's to follow: a name that is swapped between here and its start is not prevented.
 */
export async function resolveMounts(
  run: ContainerRun,
  root: Pick<Root, 'path' | 'realPath' | 'stat'>,
): Promise<Result<ResolvedContainerRun, ContainerRefusal>> {
  const resolved: ContainerMount[] = [];
  for (const [at, mount] of (run.mounts ?? []).entries()) {
    const source = await resolveSource(mount.source, root, `mounts[${String(at)}].source`);
    if (!source.ok) return source;
    resolved.push({ source: source.value, target: mount.target });
  }
  return ok({ ...run, resolvedMounts: resolved });
}

async function resolveSource(
  source: string,
  root: Pick<Root, 'path' | 'realPath' | 'stat'>,
  field: string,
): Promise<Result<string, ContainerRefusal>> {
  const refuse = (expected: string) => failed(refuseField(field, expected, source));
  try {
    const real = await root.realPath(source);
    const names = real
      .slice(root.path.length)
      .split('/')
      .filter((name) => name !== '');
    const entry = names.length === 0 ? undefined : await root.stat(`./${names.join('/')}`);
    if (entry?.kind === 'other') return refuse('a file or a directory, no socket, pipe or device');
    if (classifyPath(names).read === 'ask') return refuse('a path that holds no secrets');
    return ok(real);
  } catch (error) {
    if (!SelfwareError.isInstance(error)) throw error;
    return refuse('a file or directory that is there, inside the workspace');
  }
}
