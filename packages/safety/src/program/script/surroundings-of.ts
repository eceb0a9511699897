import type { Scene } from '../scene.ts';
import type { WordSurroundings } from '../words/expand-word.ts';
import type { VariableValue } from '../words/variables.ts';
import { scriptOutput } from './script-output.ts';
import { variableOf } from './shell-state.ts';

// How many words of an array are as much work as one command.
const wordsInStep = 8;

/** What words are expanded with at this moment of the walk. */
export function surroundingsOf(scene: Scene): WordSurroundings {
  return {
    home: scene.home,
    cwd: scene.directory,
    variables: { get: (name) => boundedValue(name, scene) },
    outputOf: (script) => scriptOutput(script, scene),
  };
}

// A long array may be named again and again: what that unfolds into counts as work.
function boundedValue(name: string, scene: Scene): VariableValue | undefined {
  const value = variableOf(scene.state, name);
  if (value?.kind !== 'array' || value.elements.length < wordsInStep) return value;
  return scene.spend(Math.ceil(value.elements.length / wordsInStep)) ? value : { kind: 'opaque' };
}
