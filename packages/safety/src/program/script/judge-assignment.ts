import type { Assignment } from 'unbash';
import type { Scene } from '../scene.ts';
import { spanOf, type WalkContext } from './walk-context.ts';

// Variables that change how things look and nothing else.
const harmlessVariables = /^(?:LC_[A-Z]+|LANG|LANGUAGE|TZ|NO_COLOR|FORCE_COLOR|CI|COLUMNS|LINES)$/u;

/** Asks for every variable that may make a program run another: `PATH`, `GIT_PAGER`, `NODE_OPTIONS` and what nobody has listed. */
export function judgeAssignment(assignment: Assignment, scene: Scene, context: WalkContext): void {
  scene.changesEnvironment = true;
  if (harmlessVariables.test(assignment.name) && assignment.index === undefined) return;
  const { span } = spanOf(assignment, context);
  scene.ask('sets-variable', `Setting ${assignment.name} may change what programs do.`, span);
}
