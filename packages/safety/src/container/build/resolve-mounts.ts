import { failed, ok, SelfwareError, type Result } from '@selfware/contracts';
import type { Root } from '../../filesystem/root.ts';
import { classifyPath } from '../../policy/classify-path.ts';
import { refuseField, type ContainerRefusal } from '../container-refusal.ts';
import { checkShape } from './check-run.ts';
import { findSecret } from './find-secret.ts';
import type { ContainerMount, ContainerRun, ResolvedContainerRun } from './container-run.ts';

/**
 * Looks the mounts of a run up through the root: each source must be there, a file or a directory inside it behind every link, no
 * secret by its name, and hold none: the names of up to 100,000 files below it are looked at. What changes afterwards is the engine's to follow: a name that is swapped between here and its start is not prevented.
 */
export async function resolveMounts(
  run: ContainerRun,
  root: Pick<Root, 'path' | 'realPath' | 'stat' | 'list'>,
): Promise<Result<ResolvedContainerRun, ContainerRefusal>> {
  const checked = checkShape(run);
  if (!checked.ok) return checked;
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
  root: Pick<Root, 'path' | 'realPath' | 'stat' | 'list'>,
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
    const kind = entry?.kind ?? 'directory';
    if (kind === 'other') return refuse('a file or a directory, no socket, pipe or device');
    if (classifyPath(names).read === 'ask') return refuse('a path that holds no secrets');
    if (kind !== 'directory') return ok(real);
    const search = await findSecret(names, root);
    if (search.found === 'secret')
      return refuse(`a directory without secrets (${search.path} is one)`);
    return search.found === 'nothing' ? ok(real) : refuse('a directory of at most 100,000 files');
  } catch (error) {
    if (!SelfwareError.isInstance(error)) throw error;
    return refuse('a file or directory that is there, inside the workspace');
  }
}
