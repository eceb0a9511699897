import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import { effectReasons } from './effect-reasons.data.ts';
import type { EffectName } from './program-description.ts';

/** One use of a program while it is judged. */
export interface ProgramUse {
  /** The program with its subcommands, as a person would name it. */
  readonly label: string;
  readonly invocation: Invocation;
  readonly scene: Scene;
}

/** The use of a program that nothing is known of yet. */
export function createUse(label: string, invocation: Invocation, scene: Scene): ProgramUse {
  return { label, invocation, scene };
}

/** Asks for something that nobody described. */
export function askUnknownArgument(what: string, { label, invocation, scene }: ProgramUse): void {
  scene.unknown = true;
  scene.ask('unknown-argument', `Nothing is known of ${what} of ${label}.`, invocation.span);
}

/** Asks for an effect by the rule of its name, and notes it. */
export function askEffect(effect: EffectName, { label, invocation, scene }: ProgramUse): void {
  if (effect === 'writes') scene.write('.', invocation.span);
  if (effect === 'endless') scene.endless = true;
  if (effect === 'uses-network' || effect === 'pushes') scene.useNetwork(label);
  if (effect === 'runs-code' || effect === 'changes-system') scene.unknown = true;
  scene.ask(effect, `${label} ${effectReasons[effect]}.`, invocation.span);
}
