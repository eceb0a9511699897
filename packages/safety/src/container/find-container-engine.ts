import { failed, ok, type Result } from '@selfware/contracts';
import { findExecutables } from '../program/executables/find-executables.ts';
import { refuseField, type ContainerRefusal } from './container-refusal.ts';

// Without a daemon of root's first.
const engines = ['podman', 'docker', 'nerdctl'] as const;

/**
 * Finds the container engine of this machine: the first of podman, docker and nerdctl on the part of a `PATH` that no program of the
 * workspace can fill. Where there is none the refusal names the field `engine`. It starts nothing: whether the engine works is not known.
 */
export async function findContainerEngine(options: {
  readonly path: string;
  readonly workspace: string;
}): Promise<Result<'podman' | 'docker' | 'nerdctl', ContainerRefusal>> {
  const found = await findExecutables(engines, options);
  const engine = engines.find((name) => found.some((one) => one.name === name));
  if (engine !== undefined) return ok(engine);
  const hint = 'Install podman, docker or nerdctl where PATH finds it.';
  return failed(refuseField('engine', `one of ${engines.join(', ')} on PATH`, undefined, hint));
}
