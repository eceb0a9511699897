import { floorRules } from './floor/all-floor-rules.ts';
import type { FloorRule } from './floor/floor-rule.ts';
import { verifyFloorRules } from './floor/verify-rules.ts';
import { parseCommand } from './parse-command.ts';
import { Scene } from './scene.ts';
import { walkScript } from './script/walk-script.ts';

/** Judges the examples that every rule of the floor carries; throws `safety/floor-rule` naming each rule that does not hold. Gives the ids of the rules. */
export function verifyRules(): readonly string[] {
  verifyFloorRules(floorRules, denyingRules);
  return floorRules.map(({ id }) => id);
}

/** The rules that deny a command when the floor has these and no others. */
export function denyingRules(command: string, rules: readonly FloorRule[]): readonly string[] {
  const scene = new Scene({}, rules);
  const script = parseCommand(command, scene);
  if (script !== undefined) walkScript(script, scene);
  return scene.findings.filter(({ decision }) => decision === 'deny').map(({ rule }) => rule);
}
