import type { Invocation } from '../invocation.ts';
import type { Scene, SceneCounts } from '../scene.ts';
import { literalText } from '../words/word-value.ts';
import type { WalkContext } from './walk-context.ts';

/** Notes that variables hold a secret or a download where one was read since these counts. */
export function noteVariables(
  names: readonly string[],
  { readsSecret, downloads }: SceneCounts,
  scene: Scene,
): void {
  for (const name of names) {
    if (scene.counts.readsSecret > readsSecret) scene.secretVariables.add(name);
    if (scene.counts.downloads > downloads) scene.downloadedVariables.add(name);
  }
}

/** To use a variable is to read the secret, or to download, what it holds. */
export function useVariable(name: string, scene: Scene): void {
  if (scene.secretVariables.has(name)) scene.counts.readsSecret += 1;
  if (scene.downloadedVariables.has(name)) scene.counts.downloads += 1;
}

/** Notes the variables that a builtin fills from its input or its words; says nothing of other programs. */
export function noteFilled(
  name: string,
  { words }: Invocation,
  before: SceneCounts,
  { scene, context }: { readonly scene: Scene; readonly context: WalkContext },
): void {
  if (!/^(?:read|mapfile|readarray|printf|export|declare|typeset|local|readonly)$/u.test(name))
    return;
  const isFed = name === 'read' || name === 'mapfile' || name === 'readarray';
  const start: SceneCounts = {
    ...before,
    readsSecret: isFed && context.isInputSecret === true ? -1 : before.readsSecret,
    downloads: isFed && context.isInputDownload === true ? -1 : before.downloads,
  };
  const texts = words.slice(1).map((word) => (word.kind === 'literal' ? word.text : word.prefix));
  const names = texts.map((text) => text.replace(/^-v/u, '').split('=', 1)[0] ?? '');
  const implied = isFed ? ['REPLY', 'MAPFILE'] : [];
  noteVariables([...names.filter((one) => /^\w+$/u.test(one)), ...implied], start, scene);
}

/** True when a program that runs texts may run one that it is given: not when a file is named before it. */
export function runsGivenText({ words }: Invocation): boolean {
  const rest = words.slice(1).map(literalText);
  const name = literalText(words[0]) ?? '';
  if (/^(?:eval|source|\.)$/u.test(name)) return true;
  const operand = rest.find((text) => text?.startsWith('-') !== true || text === '-');
  if (operand === undefined || operand === '-' || operand.startsWith('/dev/')) return true;
  return rest.some((text) => /^-\w*[cerpE]$|^--(?:eval|print|command)/u.test(text ?? ''));
}
