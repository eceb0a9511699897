import type { Scene } from '../scene.ts';
import type { WordSurroundings } from '../words/expand-word.ts';
import { scriptOutput } from './script-output.ts';
import { variableOf } from './shell-state.ts';

/** What words are expanded with at this moment of the walk. */
export function surroundingsOf(scene: Scene): WordSurroundings {
  return {
    home: scene.home,
    cwd: scene.directory,
    variables: { get: (name) => variableOf(scene.state, name) },
    outputOf: (script) => scriptOutput(script, scene),
  };
}
