import type { Scene } from '../scene.ts';
import type { WordValue } from '../words/word-value.ts';

/** True for a word that means a vital directory, everything in it, or something in the root that nobody knows. */
export function isVitalTarget(word: WordValue, scene: Scene): boolean {
  if (word.kind === 'literal')
    return word.text !== '' && !isScratch(word.text, scene) && scene.isVital(word.text);
  if (word.isNarrowed === true) return false;
  const whole = word.glob === undefined ? undefined : directoryOfEverything(word.glob);
  if (whole !== undefined) return isVitalDirectory(whole, scene);
  if (word.isEveryEntry) return isVitalDirectory(word.prefix, scene);
  // Whatever an unknown name in the root is: a directory of the system, or the root itself where it is empty.
  return word.glob === undefined && /^\/+$/u.test(word.prefix);
}

function isVitalDirectory(path: string, scene: Scene): boolean {
  return !isScratch(path, scene) && scene.isVital(path === '' ? '.' : path);
}

/** True for directories of which the content is meant to be thrown away, unless the workspace or the home is there. */
export function isScratch(path: string, scene: Scene): boolean {
  const isAbove = [scene.workspace, scene.home].some((one) =>
    /^(?:\/var)?\/tmp(?:\/|$)/u.test(one),
  );
  return !isAbove && scene.resolveAll(path).every((one) => /^(?:\/var)?\/tmp$/u.test(one));
}

/** The directory of which a pattern means everything: `/usr/` for `/usr/*` and `/usr/.??*`; absent where a letter narrows it. */
function directoryOfEverything(glob: string): string | undefined {
  const parts = glob.split('/');
  const first = parts.findIndex((part) => /[*?[]/u.test(part));
  const isBroad = parts
    .slice(first)
    .every((part) => part === '' || /^\.?(?:[*?.]|\[[^\]]*\])+$/u.test(part));
  if (first === -1 || !isBroad) return undefined;
  const directory = parts.slice(0, first).join('/').replaceAll(/\\(.)/gu, '$1');
  return directory === '' && glob.startsWith('/') ? '/' : directory;
}
