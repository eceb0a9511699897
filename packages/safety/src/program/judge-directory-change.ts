import type { Invocation } from './invocation.ts';
import { readOptions } from './options/read-options.ts';
import type { Scene } from './scene.ts';
import { literalText } from './words/word-value.ts';

// More directories than these are as good as any directory.
const maxDirectories = 8;

/** Moves the shell to where `cd` leads; where that is not known, or the round of a loop moves on, it is asked for. */
export function judgeDirectoryChange(invocation: Invocation, scene: Scene): void {
  const { words, span } = invocation;
  const { operands, unknown } = readOptions(words.slice(1), { flag: '-L -P -e -@' });
  const [target] = operands;
  const path = target === undefined ? scene.home : literalText(target);
  const isPlain = path !== undefined && path !== '-' && path !== '' && operands.length <= 1;
  if (isPlain && unknown.length === 0 && invocation.isRepeated) noteFirstRound(path, scene);
  if (
    !isPlain ||
    unknown.length > 0 ||
    invocation.isRepeated ||
    scene.directories.size > maxDirectories
  ) {
    scene.unknown = true;
    scene.ask('unknown-directory', 'Where this changes to is not known.', span);
    return;
  }
  scene.list(path, span);
  const { directories, otherwise } = scene.state;
  scene.state = {
    ...scene.state,
    directories: new Set(scene.resolveAll(path)),
    // It may fail, and then the list behind it may go on here.
    otherwise: new Set([...otherwise, ...directories]),
  };
}

// Where the first round of a loop goes is known, and what is never done there is denied, although it is asked for anyway.
function noteFirstRound(path: string, scene: Scene): void {
  if (scene.directories.size > maxDirectories) return;
  scene.directories = new Set([...scene.directories, ...scene.resolveAll(path)]);
}
