import type { Script } from 'unbash';
import type { Scene } from '../scene.ts';
import { pipedOutput } from './piped-output.ts';

/** What a script prints, where its text alone says it, without the newlines at its end; absent: nobody knows. */
export function scriptOutput(script: Script, scene: Scene): string | undefined {
  const known = scene.outputs.get(script);
  // In the same state of the shell it prints the same: nested substitutions would be worked out again at each level.
  if (known?.state === scene.state) return known.text;
  const text = workOut(script, scene);
  scene.outputs.set(script, { state: scene.state, text });
  return text;
}

function workOut(script: Script, scene: Scene): string | undefined {
  const [statement, ...others] = script.commands;
  if (statement === undefined) return '';
  if (others.length > 0 || statement.background === true) return undefined;
  const { command } = statement;
  if (command.type === 'AndOr') return undefined;
  const stages = command.type === 'Pipeline' ? command.commands : [command];
  let output: string | undefined;
  for (const stage of stages) {
    output = pipedOutput(stage, output, scene);
    if (output === undefined) return undefined;
  }
  // A substitution takes the newlines at the end off, and drops every NUL.
  return output?.replaceAll('\0', '').replace(/\n+$/u, '');
}
